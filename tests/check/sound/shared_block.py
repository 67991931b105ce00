from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory


def fill(block, first, count):
    for index in range(first, first + count):
        block.buf[index] = index % 256
    block.close()


def main():
    block = SharedMemory(create=True, size=1000)
    try:
        halves = [Process(target=fill, args=(block, first, 500)) for first in (0, 500)]
        for half in halves:
            half.start()
        for half in halves:
            half.join()
        print(sum(block.buf[:1000]))
    finally:
        block.close()
        block.unlink()


if __name__ == "__main__":
    main()
