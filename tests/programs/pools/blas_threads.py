"""Print how many threads NumPy has in a worker; arguments: method, when it is told."""

import os
import sys

if sys.argv[2] == "before the import":
    os.environ["OMP_NUM_THREADS"] = "1"

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np


def init_worker(when: str) -> None:
    if when == "in an initializer":
        os.environ["OMP_NUM_THREADS"] = "1"


def threads() -> int:
    """Let NumPy start the threads that it uses, and count."""
    matrix = np.ones((500, 500))
    matrix @ matrix
    return sum(1 for _ in Path("/proc/self/task").iterdir())


if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    with ProcessPoolExecutor(1, None, init_worker, (sys.argv[2],)) as executor:
        print(executor.submit(threads).result())
