"""Look at shared memory as a NumPy array, and let children work on parts of it.

A picture of 600 by 800 points is in one block.  Each child lays an array over the same
bytes and brightens its own rows: no lock, since no two write the same point, and no
copy.  A block may be larger than asked for, by up to a page of memory, so each says
how many points it wants.  The array must be gone before ``close``, for it looks into
the block; made with ``frombuffer``, it makes ``close`` complain if you forget.
"""

from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory

import numpy as np

SHAPE = (600, 800)
POINTS = 600 * 800
CHILDREN = 3


def brighten(name: str, begin: int, end: int) -> None:
    """Add 100 to some rows of the picture; runs in a child."""
    block = SharedMemory(name)
    assert block.buf
    picture = np.frombuffer(block.buf, np.uint8, count=POINTS).reshape(SHAPE)
    picture[begin:end] += 100
    del picture
    block.close()


def main() -> None:
    block = SharedMemory(create=True, size=POINTS)
    assert block.buf
    try:
        picture = np.frombuffer(block.buf, np.uint8, count=POINTS).reshape(SHAPE)
        picture[:] = 20
        rows = SHAPE[0] // CHILDREN
        children = [
            Process(target=brighten, args=(block.name, begin, begin + rows))
            for begin in range(0, SHAPE[0], rows)
        ]
        for child in children:
            child.start()
        for child in children:
            child.join()
            assert child.exitcode == 0
        print("darkest and brightest:", picture.min(), picture.max())
        print("the array has bytes of its own:", picture.flags.owndata)
        del picture
    finally:
        block.close()
        block.unlink()


if __name__ == "__main__":
    main()
