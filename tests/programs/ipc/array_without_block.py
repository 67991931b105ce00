"""Read an array whose SharedMemory object was deleted with its function's locals."""

from multiprocessing.shared_memory import SharedMemory
from typing import Any

import numpy as np


def make_array() -> np.ndarray[Any, Any]:
    block = SharedMemory(create=True, size=8)
    return np.ndarray(8, "b", buffer=block.buf)


if __name__ == "__main__":
    print(make_array()[0])
