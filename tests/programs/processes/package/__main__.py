"""Start a process without a guard, where no process finds its target."""

import multiprocessing
import sys


def worker() -> None:
    print("hello")


multiprocessing.set_start_method(sys.argv[1], force=True)
process = multiprocessing.Process(target=worker)
process.start()
process.join()
raise SystemExit(process.exitcode)
