"""End a child by sys.exit with a number from 0 to 127, and read it as its exit code."""

import sys
from multiprocessing import Process


def leave(status: int | str | None) -> None:
    """Exit with a status; runs in the child process."""
    sys.exit(status)


def give_back(status: int) -> int:
    """Return a number, which is dropped; runs in the child process."""
    return status


def main() -> None:
    for status in (None, 0, 3, 255, 256, -1, "no such file"):
        child = Process(target=leave, args=(status,))
        child.start()
        child.join()
        print(f"sys.exit({status!r}): exit code {child.exitcode}")

    child = Process(target=give_back, args=(3,))
    child.start()
    child.join()
    print(f"return 3: exit code {child.exitcode}")


if __name__ == "__main__":
    main()
