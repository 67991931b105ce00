"""Add to a number in a manager's dict without a lock, and updates are lost."""

from multiprocessing import Barrier, Manager, Process
from multiprocessing.managers import DictProxy
from multiprocessing.synchronize import Barrier as BarrierType

UPDATES = 50  # made by each worker


def worker(counts: "DictProxy[str, int]", both_read: BarrierType) -> None:
    """Do the two calls of counts["done"] += 1; runs in a child process."""
    for _ in range(UPDATES):
        done = counts["done"]
        both_read.wait()  # the other worker has read the same number
        counts["done"] = done + 1


def main() -> None:
    both_read = Barrier(2, timeout=20)
    with Manager() as manager:
        counts = manager.dict(done=0)
        workers = [Process(target=worker, args=(counts, both_read)) for _ in range(2)]
        for process in workers:
            process.start()
        for process in workers:
            process.join()
        print("updates:", 2 * UPDATES)
        print("counted:", counts["done"])


if __name__ == "__main__":
    main()
