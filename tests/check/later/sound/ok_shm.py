"""Sum the columns of a table kept in shared memory."""
import struct
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.shared_memory import SharedMemory

ROWS, COLUMNS = 200, 4


def column_sum(task):
    name, column = task
    shm = SharedMemory(name=name)
    try:
        total = 0
        for row in range(ROWS):
            (value,) = struct.unpack_from("<i", shm.buf, 4 * (row * COLUMNS + column))
            total += value
        return total
    finally:
        shm.close()


def main():
    shm = SharedMemory(create=True, size=4 * ROWS * COLUMNS)
    try:
        for index in range(ROWS * COLUMNS):
            struct.pack_into("<i", shm.buf, 4 * index, index % 17)
        with ProcessPoolExecutor(max_workers=2) as executor:
            tasks = [(shm.name, column) for column in range(COLUMNS)]
            print(list(executor.map(column_sum, tasks)))
    finally:
        shm.close()
        shm.unlink()


if __name__ == "__main__":
    main()
