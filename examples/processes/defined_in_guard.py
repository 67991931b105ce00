"""Define the target inside the main guard, and the child does not find it."""

import sys
from multiprocessing import Process

if __name__ == "__main__":

    def worker(task: int) -> None:
        """Do one task; should run in a child process."""
        print(f"task {task} is done")

    process = Process(target=worker, args=(7,))
    process.start()
    process.join()
    sys.exit(process.exitcode)
