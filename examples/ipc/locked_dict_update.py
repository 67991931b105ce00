"""Hold a lock from reading to writing when you change a value in a manager's dict."""

from multiprocessing import Lock, Manager, Process
from multiprocessing.managers import DictProxy
from multiprocessing.synchronize import Lock as LockType

UPDATES = 50  # made by each worker


def worker(counts: "DictProxy[str, int]", lock: LockType) -> None:
    """Count updates; runs in a child process."""
    for _ in range(UPDATES):
        with lock:
            counts["done"] += 1


def main() -> None:
    lock = Lock()
    with Manager() as manager:
        counts = manager.dict(done=0)
        workers = [Process(target=worker, args=(counts, lock)) for _ in range(2)]
        for process in workers:
            process.start()
        for process in workers:
            process.join()
        print("updates:", 2 * UPDATES)
        print("counted:", counts["done"])


if __name__ == "__main__":
    main()
