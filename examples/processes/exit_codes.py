"""End a child with ``sys.exit(number)``, and keep the number from 0 to 255.

The system keeps eight bits of it, so 256 arrives as 0: a failure that looks like
success.  Text is printed to stderr and gives 1, as an uncaught exception does.
What the target returns never becomes the exit code.
"""

import sys
from multiprocessing import Process


def leave(status: int | str | None) -> None:
    """End this process with a status; this runs in the child."""
    sys.exit(status)


def give_back(status: int) -> int:
    """Return the status instead; it is dropped."""
    return status


def main() -> None:
    for status in (None, 0, 3, 255, 256, -1, "no ledger here"):
        child = Process(target=leave, args=(status,))
        child.start()
        child.join()
        print(f"sys.exit({status!r}):", child.exitcode)

    child = Process(target=give_back, args=(3,))
    child.start()
    child.join()
    print("return 3:", child.exitcode)


if __name__ == "__main__":
    main()
