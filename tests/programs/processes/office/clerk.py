"""Be a module that is run with -m, and start a child."""

import multiprocessing
import sys


def greet() -> None:
    print("hello")


if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    child = multiprocessing.Process(target=greet)
    child.start()
    child.join()
    raise SystemExit(child.exitcode)
