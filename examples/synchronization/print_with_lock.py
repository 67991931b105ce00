"""Print lines that belong together inside one lock, and flush the last."""

from multiprocessing import Lock, Process
from multiprocessing.synchronize import Lock as LockType


def worker(number: int, lock: LockType) -> None:
    """Print a result of three lines; runs in a child process."""
    with lock:
        print(f"worker {number}")
        print(f"  read {number * 100} rows")
        print(f"  wrote file {number}", flush=True)


def main() -> None:
    lock = Lock()
    workers = [Process(target=worker, args=(number, lock)) for number in (1, 2, 3)]
    for process in workers:
        process.start()
    for process in workers:
        process.join()


if __name__ == "__main__":
    main()
