"""Release every slice of ``buf`` before ``close``, best with ``with``."""

from multiprocessing.shared_memory import SharedMemory


def read(block: SharedMemory) -> bytes:
    """Read through a slice that is released at the end of the block."""
    assert block.buf
    with block.buf[:5] as view:
        return bytes(view)


def main() -> None:
    block = SharedMemory(create=True, size=16)
    assert block.buf
    block.buf[:5] = b"hello"
    print("read:", read(block))
    view = block.buf[:5]
    try:
        block.close()
    except BufferError as error:
        print("BufferError:", error)
    view.release()
    block.close()
    block.unlink()
    print("closed")


if __name__ == "__main__":
    main()
