"""Start a process from a module that is run with -m."""

import multiprocessing
import sys


def worker() -> None:
    print("hello")


if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    process = multiprocessing.Process(target=worker)
    process.start()
    process.join()
    raise SystemExit(process.exitcode)
