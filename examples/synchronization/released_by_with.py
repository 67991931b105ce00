"""Use ``with``, and the lock is released however the block ends.

The clerk runs out of ink in the middle of the block.  The exception ends the
clerk, and on its way out of the block it releases the desk, so the parent, who
comes next, finds it free.
"""

from multiprocessing import Lock, Process
from multiprocessing.synchronize import Lock as LockType

PATIENCE = 1  # seconds


def write(ink: int) -> None:
    """Write one page."""
    if not ink:
        raise ValueError("out of ink")


def clerk(desk: LockType, ink: int) -> None:
    """Write at the desk; runs in a child."""
    with desk:
        write(ink)


def main() -> None:
    desk = Lock()
    child = Process(target=clerk, args=(desk, 0), name="Ada")
    child.start()
    child.join()
    print("the clerk's exit code:", child.exitcode)
    print("parent gets the desk: ", desk.acquire(timeout=PATIENCE))


if __name__ == "__main__":
    main()
