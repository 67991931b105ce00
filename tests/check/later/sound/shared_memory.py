"""Brighten an image that lies in shared memory, a band of rows per worker."""
from contextlib import contextmanager
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory

WIDTH, HEIGHT = 64, 48


@contextmanager
def canvas(size):
    block = SharedMemory(create=True, size=size)
    try:
        yield block
    finally:
        block.close()
        block.unlink()


def brighten(name, first, last, amount):
    block = SharedMemory(name=name)
    try:
        for at in range(first * WIDTH, last * WIDTH):
            block.buf[at] = min(255, block.buf[at] + amount)
    finally:
        block.close()


def bands(parts):
    step = HEIGHT // parts
    return [(n * step, HEIGHT if n == parts - 1 else (n + 1) * step) for n in range(parts)]


def main():
    with canvas(WIDTH * HEIGHT) as block:
        for at in range(WIDTH * HEIGHT):
            block.buf[at] = at % 251
        before = sum(block.buf[:WIDTH * HEIGHT])
        workers = [Process(target=brighten, args=(block.name, *band, 3)) for band in bands(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        after = sum(block.buf[:WIDTH * HEIGHT])
        name = block.name
    print("added", after - before, "of", 3 * WIDTH * HEIGHT)
    try:
        SharedMemory(name=name)
    except FileNotFoundError:
        print("block removed")


if __name__ == "__main__":
    main()
