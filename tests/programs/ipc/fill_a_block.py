"""Make a block of 4 MiB, then fill it."""

from multiprocessing.shared_memory import SharedMemory

SIZE = 4 * 2**20

block = SharedMemory(create=True, size=SIZE)
assert block.buf
print("made", flush=True)
block.buf[:SIZE] = bytes(SIZE)
block.close()
block.unlink()
print("filled", flush=True)
