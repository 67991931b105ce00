"""Write ``acquire`` and ``release`` without ``finally``, and an error leaves it locked.

The clerk runs out of ink between the two.  The exception ends the clerk and never
comes to the ``release``.  A lock isn't tied to the process that holds it, so it
stays locked when that process has ended, and the parent waits in vain: without
the time-out, for ever.
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
    desk.acquire()
    write(ink)
    desk.release()


def main() -> None:
    desk = Lock()
    child = Process(target=clerk, args=(desk, 0), name="Ada")
    child.start()
    child.join()
    print("the clerk's exit code:", child.exitcode)
    print("parent gets the desk: ", desk.acquire(timeout=PATIENCE))


if __name__ == "__main__":
    main()
