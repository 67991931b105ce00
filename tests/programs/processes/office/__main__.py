"""Start a child without a guard, where no child can find what it is to call."""

import multiprocessing
import sys


def greet() -> None:
    print("hello")


multiprocessing.set_start_method(sys.argv[1], force=True)
child = multiprocessing.Process(target=greet)
child.start()
child.join()
raise SystemExit(child.exitcode)
