"""Send a lock to a worker that already runs, and pickling it fails."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Lock, Process
from multiprocessing.synchronize import Lock as LockType


def worker(lock: LockType) -> None:
    """Take the lock; runs in a child process."""
    with lock:
        print("worker has the lock", flush=True)


def main() -> None:
    lock = Lock()
    process = Process(target=worker, args=(lock,))
    process.start()
    process.join()

    with ProcessPoolExecutor(max_workers=1) as executor:
        future = executor.submit(worker, lock)
        print("submit:", repr(future.exception()))


if __name__ == "__main__":
    main()
