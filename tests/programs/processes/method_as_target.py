"""Use a method as target, and change its object there."""

import multiprocessing
import sys


class Counter:
    def __init__(self) -> None:
        self.value = 0

    def add(self) -> None:
        self.value += 1
        print("child:", self.value, flush=True)


if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    counter = Counter()
    process = multiprocessing.Process(target=counter.add)
    process.start()
    process.join()
    print("parent:", counter.value)
