"""Keep the block as long as the array: ``np.ndarray(buffer=…)`` doesn't hold it."""

from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory
from typing import Any

import numpy as np

SIZE = 2**20  # bytes


def open_unsafe(name: str) -> Any:
    """Return an array that doesn't hold the block."""
    block = SharedMemory(name)
    return np.ndarray((SIZE,), np.uint8, buffer=block.buf)


def open_safe(name: str) -> Any:
    """Return an array that holds the memory."""
    block = SharedMemory(name)
    assert block.buf
    return np.frombuffer(block.buf, np.uint8, count=SIZE)


def worker(open_array: Any, name: str) -> None:
    """Read the first byte of the block; runs in a child process."""
    array = open_array(name)
    print("worker reads", array[0], flush=True)


def main() -> None:
    block = SharedMemory(create=True, size=SIZE)
    assert block.buf
    block.buf[0] = 42
    for open_array in (open_unsafe, open_safe):
        process = Process(target=worker, args=(open_array, block.name))
        process.start()
        process.join()
        print(f"{open_array.__name__}: exit code {process.exitcode}", flush=True)
    block.close()
    block.unlink()


if __name__ == "__main__":
    main()
