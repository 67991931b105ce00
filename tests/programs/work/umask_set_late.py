"""Change the umask and the CPU affinity after the first child."""

import os
import sys
from multiprocessing import Process, set_start_method


def worker() -> None:
    umask = os.umask(0)
    alone = len(os.sched_getaffinity(0)) == 1
    print(f"umask {umask:03o}, {'one CPU' if alone else 'all CPUs'}", flush=True)


def run_worker() -> None:
    process = Process(target=worker)
    process.start()
    process.join()


def main() -> None:
    os.umask(0o022)
    run_worker()
    os.umask(0o077)
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    run_worker()


if __name__ == "__main__":
    set_start_method(sys.argv[1] if sys.argv[1:] else None, force=True)
    main()
