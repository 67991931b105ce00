"""Anyone may release a ``Lock``, so release only what is yours.

The parent takes the lock and a child releases it: no error, and the lock is free.
The lock knows only whether it is taken, not by whom.  Released once too often, it
raises ValueError.
"""

from multiprocessing import Lock, Process
from multiprocessing.synchronize import Lock as LockType


def clerk(desk: LockType) -> None:
    """Release a lock that somebody else has taken; runs in a child."""
    desk.release()


def main() -> None:
    desk = Lock()
    desk.acquire()
    child = Process(target=clerk, args=(desk,), name="Ada")
    child.start()
    child.join()
    print("the child released the parent's lock: exit code", child.exitcode)
    try:
        desk.release()
    except ValueError as error:
        print("the parent releases it as well:", error)


if __name__ == "__main__":
    main()
