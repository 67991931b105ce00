"""Know that a program which only looks at shared memory destroys it when it ends.

The visitor is a program of its own, not a child of ``multiprocessing``, so it has a
resource tracker of its own.  It opens the block, reads, closes it, and doesn't unlink
it.  Its tracker takes that for forgetfulness: it warns, and removes the owner's block.
The owner can still use what it has open, but nobody can open it again.
"""

import subprocess
import sys
from multiprocessing.shared_memory import SharedMemory


def visitor(name: str) -> None:
    """Open, read, close, as it should."""
    block = SharedMemory(name)
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
    print("its tracker warns:", "1 leaked shared_memory object" in done.stderr)
    print("owner still reads:", bytes(block.buf[:5]))
    try:
        SharedMemory(block.name)
    except FileNotFoundError:
        print("nobody can open it any more")
    block.close()
    try:
        block.unlink()
    except FileNotFoundError:
        print("owner has nothing to unlink")


if __name__ == "__main__":
    main()
