from concurrent.futures import ProcessPoolExecutor
from multiprocessing.managers import SharedMemoryManager
from multiprocessing.shared_memory import SharedMemory


def fill(name, start, stop):
    block = SharedMemory(name=name)
    try:
        for index in range(start, stop):
            block.buf[index] = index % 7
    finally:
        block.close()
    return stop - start


def main():
    with SharedMemoryManager() as manager:
        block = manager.SharedMemory(size=300)
        with ProcessPoolExecutor(2) as executor:
            jobs = [executor.submit(fill, block.name, n, n + 100) for n in range(0, 300, 100)]
            print(sum(job.result() for job in jobs), sum(block.buf[:300]))
        block.close()


if __name__ == "__main__":
    main()
