"""Know the name a file goes by: it is how the main guard tells who runs it.

Each process that runs the top level of this file says so.  For the program that you
started the file is ``__main__``; a child that imports it has it as ``__mp_main__``,
so the guard is false there.  What stands outside the guard, such as reading a large
file or asking the user a question, is done for the child again.
"""

import sys
from multiprocessing import Process

print(f"top level runs as {__name__}", flush=True)


def look() -> None:
    """Say how the file is known here; this runs in the child."""
    print(f"child: the file is {__name__}")
    both = sys.modules["__main__"] is sys.modules[__name__]
    print(f"child: it answers to __main__ too: {both}")


def main() -> None:
    print(f"parent: the file is {__name__}", flush=True)
    child = Process(target=look)
    child.start()
    child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
