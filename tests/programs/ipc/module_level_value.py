"""Add one to a Value at module level in three children, one after another."""

import multiprocessing as mp
import sys

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
counter = mp.Value("i", 0)


def worker() -> None:
    with counter.get_lock():
        counter.value += 1
    print(counter.value, end=" ", flush=True)


if __name__ == "__main__":
    for _ in range(3):
        process = mp.Process(target=worker)
        process.start()
        process.join()
    print("parent:", counter.value)
