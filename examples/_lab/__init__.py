"""The laboratory: a set-up as JSON in, what every step of it looks like as JSON out.

The page of the laboratory runs these modules, and ``examples.scheduling`` itself, in
the reader's browser (Pyodide); the ``schedule`` directive draws with them. They need
nothing but Python's standard library.
"""
