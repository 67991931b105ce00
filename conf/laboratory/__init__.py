"""The laboratory: a set-up as JSON in, what every step of it looks like as JSON out.

The page of the laboratory runs ``answer`` and what it imports, and
``examples.scheduling`` itself, in the reader's browser (Pyodide); the ``schedule``
directive draws with the same modules.
"""
