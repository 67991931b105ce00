"""Start processes under the main guard, and nowhere else in the file.

Under spawn and forkserver a child does not begin with a copy of the parent.  To
find ``greet`` it imports this file, under the name ``__mp_main__``, so whatever
stands at the left margin is done once more.  The test at the end is false there:
without it the child would come to ``start`` as well, and be refused.
"""

import sys
from multiprocessing import Process


def greet(name: str) -> None:
    """Say hello; this runs in the child."""
    print(f"hello {name}")


def main() -> int:
    child = Process(target=greet, args=("Ada",))
    child.start()
    child.join()
    assert child.exitcode is not None  # it has ended
    return child.exitcode


if __name__ == "__main__":
    sys.exit(main())
