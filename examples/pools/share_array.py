"""Share one NumPy array with all workers of a pool: they read and write it in place."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing.shared_memory import SharedMemory
from typing import Any

import numpy as np

SHAPE = (1000, 1250)  # 10 MB of float64
PART = 250  # rows of a task
block: SharedMemory  # keep it as long as the array
table: Any


def as_table(shared: SharedMemory) -> Any:
    """Return the block as an array, without a copy."""
    return np.ndarray(SHAPE, np.float64, buffer=shared.buf)


def init_worker(name: str) -> None:
    """Attach the array; runs once in each worker process."""
    global block, table
    block = SharedMemory(name)
    table = as_table(block)


def scale_rows(start: int) -> tuple[int, float]:
    """Change some rows in place, return only their mean; runs in a worker process."""
    rows = table[start : start + PART]
    rows *= 10
    return start, rows.mean()


def scale_all(shared: SharedMemory) -> None:
    """Let the workers change all rows of the array."""
    with ProcessPoolExecutor(2, None, init_worker, (shared.name,)) as executor:
        for start, mean in executor.map(scale_rows, range(0, SHAPE[0], PART)):
            print(f"rows from {start}: mean {mean:.0f}")


def main() -> None:
    shared = SharedMemory(create=True, size=8 * SHAPE[0] * SHAPE[1])
    try:
        as_table(shared)[:] = np.arange(SHAPE[0])[:, np.newaxis]
        scale_all(shared)
        print("main reads in the last row:", as_table(shared)[-1, 0])
    finally:
        shared.close()
        shared.unlink()


if __name__ == "__main__":
    main()
