"""Define what a child calls above the main guard, not inside it.

A child is told the name of its function and looks it up in the file it imported.
``greet`` is made only where the guard is true, so under spawn and forkserver the
child imports the file, finds no ``greet`` and ends with AttributeError.  Under
fork it has a copy of the parent's memory, with ``greet`` in it.
"""

import sys
from multiprocessing import Process

if __name__ == "__main__":

    def greet(name: str) -> None:
        """Say hello; this should run in the child."""
        print(f"hello {name}")

    child = Process(target=greet, args=("Ada",))
    child.start()
    child.join()
    sys.exit(child.exitcode)
