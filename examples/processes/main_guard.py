"""Start processes under the main guard, and nowhere else in the file.

Under spawn and forkserver a child is a fresh interpreter.  To find ``greet`` it
imports this file again, under the name ``__mp_main__``, so whatever stands at the
left margin is done once more.  The test on the last lines is false there: without
it the child would reach ``start`` too, and be refused.
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
