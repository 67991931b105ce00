"""Scale each row of a large NumPy array on all cores, through shared memory."""

import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing.shared_memory import SharedMemory
from typing import Any

import numpy as np

PART = 1000  # rows in a task
IGNORE_CTRL_C = (signal.SIGINT, signal.SIG_IGN)


def process_row(row: Any) -> Any:
    """Return a row scaled to 0…1: put your own work here."""
    low, high = row.min(), row.max()
    if low == high:
        raise ValueError("all values are equal")
    return (row - low) / (high - low)


def process_rows(rows: Any, start: int) -> list[str]:
    """Process rows in place; a row that fails becomes NaN, and is named."""
    errors = []
    for number, row in enumerate(rows, start):
        try:
            row[:] = process_row(row)
        except Exception as error:
            row[:] = np.nan
            errors.append(f"row {number}: {error!r}")
    return errors


def as_array(block: Any, shape: tuple[int, int]) -> Any:
    """Return the block as an array, without a copy."""
    return np.frombuffer(block.buf, float, shape[0] * shape[1]).reshape(shape)


def process_part(name: str, shape: tuple[int, int], start: int) -> list[str]:
    """Attach the block for one task; runs in a worker process."""
    with closing(SharedMemory(name)) as block:
        return process_rows(as_array(block, shape)[start : start + PART], start)


def map_rows(table: Any) -> tuple[Any, list[str]]:
    """Return a new array with each row processed, and the errors."""
    shape, starts = table.shape, range(0, len(table), PART)
    before = signal.signal(*IGNORE_CTRL_C)  # main too, while the workers start
    pool = ProcessPoolExecutor(initializer=signal.signal, initargs=IGNORE_CTRL_C)
    block = SharedMemory(create=True, size=max(8 * table.size, 1))  # bytes
    try:
        as_array(block, shape)[:] = table
        futures = [pool.submit(process_part, block.name, shape, row) for row in starts]
        signal.signal(signal.SIGINT, before)
        errors = [error for future in futures for error in future.result()]
        return as_array(block, shape).copy(), errors
    finally:
        signal.signal(signal.SIGINT, before)  # also if a worker has died already
        pool.shutdown(cancel_futures=True)
        block.unlink()  # before close, which fails if an array is left
        block.close()


def main() -> None:
    try:
        results, errors = map_rows(np.array([[1, 2, 5], [7, 7, 7], [0, 3, 4]]))
    except KeyboardInterrupt:
        sys.exit(130)
    print(results)
    sys.exit("\n".join(errors) or 0)


if __name__ == "__main__":
    main()
