"""Add to a shared ``Value`` without ``get_lock()``, and additions are lost."""

from multiprocessing import Barrier, Process, Value
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Barrier as BarrierType

TASKS = 100  # finished by each worker


def worker(done: "Synchronized[int]", both_have_read: BarrierType) -> None:
    """Count finished tasks; runs in a child process."""
    for _ in range(TASKS):
        current = done.value
        both_have_read.wait()  # forces the bad order
        done.value = current + 1


def main() -> None:
    done = Value("i", 0)
    both_have_read = Barrier(2)
    workers = [Process(target=worker, args=(done, both_have_read)) for _ in range(2)]
    for process in workers:
        process.start()
    for process in workers:
        process.join()
    print(f"{done.value} of {2 * TASKS} tasks counted")


if __name__ == "__main__":
    main()
