"""Call start(), not run(): run() calls the target in the process you are in."""

import os
from multiprocessing import Process


def worker() -> None:
    """Print which process this is."""
    print(f"worker runs in pid={os.getpid()}")


def main() -> None:
    print(f"main is pid={os.getpid()}")

    not_started = Process(target=worker)
    not_started.run()
    print("after run: pid", not_started.pid, flush=True)

    started = Process(target=worker)
    started.start()
    started.join()
    print("after start and join: exit code", started.exitcode)


if __name__ == "__main__":
    main()
