"""Forget ``unlink``, and the block stays until the resource tracker clears it away.

The block is closed by both and removed by nobody, so it would stay in memory when the
program has ended.  ``multiprocessing`` has a small process that watches for this, the
resource tracker: it removes the block and complains on stderr.  Don't rely on it: if
it is killed along with the rest, nothing removes the block before the next reboot.
"""

from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory


def reader(name: str) -> None:
    """Read the block and close it, as is right; runs in a child."""
    block = SharedMemory(name)
    assert block.buf
    print("reader:", bytes(block.buf[:5]))
    block.close()


def main() -> None:
    block = SharedMemory(create=True, size=16)
    assert block.buf
    block.buf[:5] = b"hello"
    child = Process(target=reader, args=(block.name,))
    child.start()
    child.join()
    assert child.exitcode == 0
    block.close()  # and no unlink


if __name__ == "__main__":
    main()
