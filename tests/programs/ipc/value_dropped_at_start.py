"""Return from the function that made the Value before the child has unpickled it."""

import multiprocessing as mp
import sys
from typing import Any


def worker(counter: Any) -> None:
    print("worker reads", counter.value)


def start_worker() -> Any:
    process = mp.Process(target=worker, args=(mp.Value("i", 5),))
    process.start()
    return process


if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    child = start_worker()
    child.join()
    print("exit code:", child.exitcode)
