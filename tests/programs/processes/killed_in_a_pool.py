"""Kill the worker of a Pool in the middle of a task."""

import multiprocessing
import os
import sys


def kill_itself(_: int) -> None:
    print("the worker is killed", flush=True)
    os.kill(os.getpid(), 9)


if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1], force=True)
    with multiprocessing.Pool(1) as pool:
        pool.map(kill_itself, [1])
        print("map has returned")
