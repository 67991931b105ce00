"""Never let an array made by ``np.ndarray(buffer=...)`` outlive its block.

``open_picture`` returns the array and drops the block.  A block that nobody has any
more closes itself, its memory is taken out of the process, and the array still points
there.  No exception can tell: the next look ends the process by SIGSEGV.  The same
array made by ``frombuffer`` keeps the memory where it is.
"""

from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory
from typing import Any

import numpy as np

SIZE = 2**20  # bytes


def open_picture(name: str, safely: bool) -> Any:
    """Return an array over the block, and forget the block."""
    block = SharedMemory(name)
    assert block.buf
    if safely:
        return np.frombuffer(block.buf, np.uint8)
    return np.ndarray((SIZE,), np.uint8, buffer=block.buf)


def viewer(name: str, safely: bool) -> None:
    """Look at one point of the picture; runs in a child."""
    picture = open_picture(name, safely)
    print("viewer sees", picture[0])


def main() -> None:
    block = SharedMemory(create=True, size=SIZE)
    assert block.buf
    block.buf[0] = 42
    for safely in (False, True):
        child = Process(target=viewer, args=(block.name, safely))
        child.start()
        child.join()
        print("exit code", child.exitcode)
    block.close()
    block.unlink()


if __name__ == "__main__":
    main()
