"""Open another program's shared memory with ``track=False``, and it stays intact."""

import subprocess
import sys
from multiprocessing.shared_memory import SharedMemory


def reader(name: str) -> None:
    """Read the block and close it; runs in a program of its own."""
    if sys.version_info < (3, 13):
        sys.exit("track= came with Python 3.13")
    block = SharedMemory(name, track=False)
    assert block.buf
    print("reader got", bytes(block.buf[:5]))
    block.close()


def run_reader(name: str) -> None:
    """Run the reader, and wait for its resource tracker as well."""
    command = [sys.executable, __file__, name]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=True)
    print(done.stderr, end="", file=sys.stderr)


def owner() -> None:
    """Make a block, let another program read it, and open it again."""
    block = SharedMemory(create=True, size=16)
    assert block.buf
    block.buf[:5] = b"hello"
    try:
        run_reader(block.name)
        SharedMemory(block.name).close()
        print("owner opened it again:", bytes(block.buf[:5]))
    finally:
        block.close()
        block.unlink()


if __name__ == "__main__":
    if sys.argv[1:]:
        reader(sys.argv[1])
    else:
        owner()
