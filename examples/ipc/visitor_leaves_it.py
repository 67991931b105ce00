"""Open another program's shared memory with ``track=False``, and it stays whole.

``track=False`` came with Python 3.13.  The visitor's resource tracker isn't told of
the block, so it removes nothing: the block is the owner's to unlink.  The owner has
its tracker as before, in case it dies without unlinking.
"""

import subprocess
import sys
from multiprocessing.shared_memory import SharedMemory


def visitor(name: str) -> None:
    """Open, read, close; the block isn't ours."""
    if sys.version_info < (3, 13):
        sys.exit("SharedMemory(track=) came with Python 3.13")
    block = SharedMemory(name, track=False)
    assert block.buf
    print("visitor reads:", bytes(block.buf[:5]))
    block.close()


def main() -> None:
    if sys.argv[1:]:
        visitor(sys.argv[1])
        return
    block = SharedMemory(create=True, size=16)
    assert block.buf
    block.buf[:5] = b"hello"
    command = [sys.executable, __file__, block.name]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    print(done.stdout, end="")
    print("its tracker is silent:", done.stderr == "")
    SharedMemory(block.name).close()
    print("it can be opened again, and holds", bytes(block.buf[:5]))
    block.close()
    block.unlink()


if __name__ == "__main__":
    main()
