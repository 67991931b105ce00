"""Call the target instead of naming it."""

import multiprocessing
import os
import sys


def worker() -> None:
    print("runs in the parent:", os.getpid() == parent, flush=True)


if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    parent = os.getpid()
    process = multiprocessing.Process(target=worker())  # type: ignore[func-returns-value]
    process.start()
    process.join()
    print("exit code", process.exitcode)
