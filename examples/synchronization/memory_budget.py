"""Wait until shared data is as you need it."""

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Condition, RawValue

TOTAL = 8  # gigabytes
WORKERS = 4
SIZES = (4, 6, 2, 3, 5, 1)  # gigabytes that each task needs
WORK = 0.05  # seconds that a task takes


class Budget:
    """Memory that processes share: the number, its lock and its condition."""

    def __init__(self) -> None:
        self._free = RawValue("i", TOTAL)
        self._changed = Condition()

    def acquire(self, size: int) -> None:
        """Wait until that much memory is free, and take it."""
        if size > TOTAL:
            raise ValueError(f"{size} GB will never be free")
        with self._changed:
            self._changed.wait_for(lambda: self._free.value >= size)
            self._free.value -= size

    def release(self, size: int) -> None:
        """Give memory back, and wake all who wait for some."""
        with self._changed:
            self._free.value += size
            self._changed.notify_all()


budget: Budget  # in each worker, once it has started


def set_budget(shared: Budget) -> None:
    """Keep the budget for all tasks; runs once in each worker process."""
    global budget
    budget = shared


def task(size: int) -> None:
    """Work with that much memory; runs in a worker process."""
    budget.acquire(size)
    try:
        print(f"task with {size} GB starts", flush=True)
        time.sleep(WORK)  # stands for work
        print(f"task with {size} GB finished", flush=True)
    finally:
        budget.release(size)


def main() -> None:
    with ProcessPoolExecutor(
        WORKERS, initializer=set_budget, initargs=(Budget(),)
    ) as pool:
        list(pool.map(task, SIZES))  # raises what a task raised


if __name__ == "__main__":
    main()
