"""Let go of every view before ``close``: a block can't be closed under one.

A slice of ``buf`` is a memoryview into the block, and so is what lies under a NumPy
array.  While one of them lives, ``close`` raises BufferError.  ``with`` releases a
view at the end of its lines, and then the block can be closed.
"""

from multiprocessing.shared_memory import SharedMemory


def first_word(block: SharedMemory) -> bytes:
    """Read through a view that is released on the way out."""
    assert block.buf
    with block.buf[:5] as view:
        return bytes(view)


def main() -> None:
    block = SharedMemory(create=True, size=16)
    assert block.buf
    block.buf[:5] = b"hello"
    print("read:", first_word(block))
    view = block.buf[:5]
    try:
        block.close()
    except BufferError as error:
        print("with a view:", error)
    print("the view still works:", bytes(view))
    view.release()
    block.close()
    print("without it: closed")
    block.unlink()


if __name__ == "__main__":
    main()
