"""Set environment variables before the first child, or pass the values as arguments."""

import os
from multiprocessing import Process


def worker(number: int, level: str) -> None:
    """Compare the environment with the argument; runs in a child process."""
    print(f"worker {number}: argument {level}, environment {os.environ['LOG_LEVEL']}")


def run_worker(number: int, level: str) -> None:
    """Start one worker and wait for it."""
    process = Process(target=worker, args=(number, level))
    process.start()
    process.join()
    assert process.exitcode == 0


def main() -> None:
    for number, level in enumerate(("INFO", "DEBUG"), start=1):
        os.environ["LOG_LEVEL"] = level
        run_worker(number, level)


if __name__ == "__main__":
    main()
