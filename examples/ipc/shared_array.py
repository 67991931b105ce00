"""Put a NumPy array into shared memory, and let processes change their own rows."""

from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory
from typing import Any

import numpy as np

SHAPE = (600, 800)
POINTS = 600 * 800
WORKERS = 3
ROWS = SHAPE[0] // WORKERS  # for each worker


def as_picture(block: SharedMemory) -> Any:
    """Return the block as an array, without a copy."""
    assert block.buf
    points = np.frombuffer(block.buf, np.uint8, count=POINTS)
    return points.reshape(SHAPE)


def worker(number: int, name: str) -> None:
    """Brighten some rows of the picture; runs in a child process."""
    block = SharedMemory(name)
    picture = as_picture(block)
    try:
        picture[(number - 1) * ROWS : number * ROWS] += 100
        print(f"worker {number} brightened {ROWS} rows", flush=True)
    finally:
        del picture  # a block can't be closed while an array looks into it
        block.close()


def run_workers(name: str) -> None:
    """Let all workers brighten their rows."""
    workers = [Process(target=worker, args=(n + 1, name)) for n in range(WORKERS)]
    for process in workers:
        process.start()
    for process in workers:
        process.join()
    if any(process.exitcode for process in workers):
        raise RuntimeError("a worker failed")


def main() -> None:
    block = SharedMemory(create=True, size=POINTS)
    picture = as_picture(block)
    try:
        picture[:] = 20
        run_workers(block.name)
        print("darkest and brightest point:", picture.min(), picture.max())
    finally:
        del picture
        block.close()
        block.unlink()


if __name__ == "__main__":
    main()
