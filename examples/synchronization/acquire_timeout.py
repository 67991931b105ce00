"""Wait for a lock for a limited time, and release it only if you got it."""

from multiprocessing import Event, Lock, Process
from multiprocessing.synchronize import Event as EventType
from multiprocessing.synchronize import Lock as LockType


def update(lock: LockType, timeout: float | None) -> str:
    """Update something if the lock is free in time; return what was done."""
    if not lock.acquire(timeout=timeout):
        return "gave up"
    try:
        return "updated"
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
    print("timeout 0:", update(lock, 0))
    print("timeout 0.2:", update(lock, 0.2))
    may_release.set()
    print("no timeout:", update(lock, None))
    process.join()


if __name__ == "__main__":
    main()
