"""Leave out the main guard, and only fork still works."""

import sys
from multiprocessing import Process


def worker(task: int) -> None:
    """Do one task; runs in a child process."""
    print(f"task {task} is done")


def main() -> None:
    process = Process(target=worker, args=(7,))
    process.start()
    process.join()
    sys.exit(process.exitcode)


main()
