"""Pass a generator to a child."""

import sys
from collections.abc import Iterator
from multiprocessing import Process, set_start_method


def add(numbers: Iterator[int]) -> None:
    print("sum:", sum(numbers), flush=True)


def main() -> None:
    process = Process(target=add, args=((n * n for n in range(4)),))
    process.start()
    process.join()


if __name__ == "__main__":
    set_start_method(sys.argv[1] if sys.argv[1:] else None, force=True)
    main()
