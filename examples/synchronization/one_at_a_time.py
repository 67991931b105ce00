"""Let only one process at a time run a block of code."""

import time
from multiprocessing import Lock, Process
from multiprocessing.synchronize import Lock as LockType

TASKS = 2  # of each worker
WORK = 0.05  # seconds that a task takes


def worker(number: int, lock: LockType) -> None:
    """Do tasks that must not overlap; runs in a child process."""
    for task in range(1, TASKS + 1):
        with lock:
            print(f"worker {number} starts task {task}", flush=True)
            time.sleep(WORK)  # stands for work
            print(f"worker {number} finished task {task}", flush=True)


def main() -> None:
    lock = Lock()
    workers = [
        Process(target=worker, args=(number, lock), name=f"worker {number}")
        for number in (1, 2, 3)
    ]
    for process in workers:
        process.start()
    for process in workers:
        process.join()


if __name__ == "__main__":
    main()
