"""Call acquire and release without finally, and an exception leaves the lock held."""

from multiprocessing import Lock, Process
from multiprocessing.synchronize import Lock as LockType


def worker(line: str, lock: LockType) -> None:
    """Parse a line; runs in a child process."""
    lock.acquire()
    print("parsed:", int(line))
    lock.release()


def main() -> None:
    lock = Lock()
    process = Process(target=worker, args=("12 apples", lock))
    process.start()
    process.join()
    print("worker's exit code:", process.exitcode)
    print("main got the lock:", lock.acquire(timeout=1))


if __name__ == "__main__":
    main()
