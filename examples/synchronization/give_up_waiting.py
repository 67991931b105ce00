"""Give ``acquire`` a time-out, and release only what you got.

``acquire`` returns True when it got the lock and False when the time ran out.
``with`` can't have a time-out, so this is the one case for ``acquire`` and
``release`` by hand.  Ada keeps the desk until main lets her go, so the first two
visitors are sure to wait in vain.
"""

from multiprocessing import Event, Lock, Process
from multiprocessing.synchronize import Event as EventType
from multiprocessing.synchronize import Lock as LockType


def ada(desk: LockType, has_it: EventType, may_leave: EventType) -> None:
    """Keep the desk until allowed to leave; runs in a child."""
    with desk:
        has_it.set()
        may_leave.wait()


def visit(desk: LockType, patience: float | None) -> str:
    """Wait for the desk so many seconds; None: as long as it takes."""
    if not desk.acquire(timeout=patience):
        return "gave up"
    try:
        return "was served"
    finally:
        desk.release()


def main() -> None:
    desk, has_it, may_leave = Lock(), Event(), Event()
    child = Process(target=ada, args=(desk, has_it, may_leave), name="Ada")
    child.start()
    has_it.wait()
    print("no patience:    ", visit(desk, 0))
    print("waits 0.2 s:    ", visit(desk, 0.2))
    may_leave.set()
    print("waits its turn: ", visit(desk, None))
    child.join()
    print("Ada's exit code:", child.exitcode)


if __name__ == "__main__":
    main()
