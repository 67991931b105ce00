"""Release a lock that you did not get, and two processes hold it at once."""

from multiprocessing import Event, Lock, Process
from multiprocessing.synchronize import Event as EventType
from multiprocessing.synchronize import Lock as LockType


def update(lock: LockType, timeout: float) -> str:
    """Release the lock even after a timeout."""
    try:
        return "updated" if lock.acquire(timeout=timeout) else "gave up"
    finally:
        lock.release()


def worker(lock: LockType, has_lock: EventType, may_release: EventType) -> None:
    """Hold the lock until allowed to release it; runs in a child process."""
    with lock:
        has_lock.set()
        may_release.wait()


def main() -> None:
    lock, has_lock, may_release = Lock(), Event(), Event()
    process = Process(target=worker, args=(lock, has_lock, may_release))
    process.start()
    has_lock.wait()
    print("main updates:", update(lock, 0.2))
    print("main got the lock:", lock.acquire(timeout=1))
    print("worker still inside its with:", process.is_alive())
    may_release.set()
    process.join()
    try:
        lock.release()
    except ValueError as error:
        print("main releases it:", error)


if __name__ == "__main__":
    main()
