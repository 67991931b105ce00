"""Change the environment after the first child."""

import os
import sys
from multiprocessing import Process, set_start_method


def worker() -> None:
    print("threads:", os.environ.get("OMP_NUM_THREADS", "all"), flush=True)


def run_worker() -> None:
    process = Process(target=worker)
    process.start()
    process.join()


def main() -> None:
    run_worker()
    os.environ["OMP_NUM_THREADS"] = "1"
    run_worker()


if __name__ == "__main__":
    set_start_method(sys.argv[1] if sys.argv[1:] else None, force=True)
    main()
