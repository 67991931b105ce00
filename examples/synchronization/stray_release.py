"""Release a lock you did not get, and you let someone in beside its holder.

``finally`` runs when the time-out has run out as well, and ``release`` doesn't ask
who calls: it frees the lock that Ada holds.  The next visitor walks in while Ada
is still at the desk.  The error comes late and hits the innocent: Ada's own
release frees the visitor's lock, and the visitor's finds nothing to release.
"""

from multiprocessing import Event, Lock, Process
from multiprocessing.synchronize import Event as EventType
from multiprocessing.synchronize import Lock as LockType


def ada(desk: LockType, has_it: EventType, may_leave: EventType) -> None:
    """Keep the desk until allowed to leave; runs in a child."""
    with desk:
        has_it.set()
        may_leave.wait()


def hasty_visit(desk: LockType, patience: float) -> str:
    """Wait for the desk so many seconds, and release it in any case."""
    try:
        return "was served" if desk.acquire(timeout=patience) else "gave up"
    finally:
        desk.release()


def main() -> None:
    desk, has_it, may_leave = Lock(), Event(), Event()
    child = Process(target=ada, args=(desk, has_it, may_leave), name="Ada")
    child.start()
    has_it.wait()
    print("hasty visitor:", hasty_visit(desk, 0.2))
    print("next visitor gets the desk:", desk.acquire(timeout=1))
    print("Ada is still at the desk:  ", child.is_alive())
    may_leave.set()
    child.join()
    try:
        desk.release()
    except ValueError as error:
        print("next visitor leaves:", error)


if __name__ == "__main__":
    main()
