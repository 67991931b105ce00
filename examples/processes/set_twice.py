"""Call set_start_method before you make a lock, or get a RuntimeError."""

from multiprocessing import Lock, Process, set_start_method
from multiprocessing.synchronize import Lock as LockType


def worker(lock: LockType) -> None:
    """Print with the lock held; runs in a child process."""
    with lock:
        print("worker finished")


def main() -> None:
    lock = Lock()  # belongs to the default start method, and settles it
    set_start_method("spawn")  # too late
    process = Process(target=worker, args=(lock,))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
