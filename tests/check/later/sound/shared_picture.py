import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import shared_memory

WIDTH, HEIGHT = 32, 8


def fill_row(name: str, row: int) -> int:
    block = shared_memory.SharedMemory(name=name)
    try:
        for column in range(WIDTH):
            block.buf[row * WIDTH + column] = (row * column) % 256
        return row
    finally:
        block.close()


def paint(workers: int = 2) -> int:
    block = shared_memory.SharedMemory(create=True, size=WIDTH * HEIGHT)
    try:
        with ProcessPoolExecutor(workers) as executor:
            futures = [executor.submit(fill_row, block.name, row) for row in range(HEIGHT)]
            for future in futures:
                future.result()
        return sum(block.buf[:WIDTH * HEIGHT])
    finally:
        block.close()
        block.unlink()


if __name__ == "__main__":
    multiprocessing.freeze_support()
    print("light", paint())
