"""Append lines to one file from several processes: write and close inside the lock."""

import tempfile
from multiprocessing import Lock, Process
from multiprocessing.synchronize import Lock as LockType
from pathlib import Path

LINES = 3  # written by each worker


def append(path: Path, line: str, lock: LockType) -> None:
    """Add a line to the file."""
    with lock, path.open("a") as file:
        file.write(f"{line}\n")


def worker(number: int, path: Path, lock: LockType) -> None:
    """Add some lines; runs in a child process."""
    for line in range(1, LINES + 1):
        append(path, f"worker {number} line {line}", lock)


def main() -> None:
    lock = Lock()
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "log.txt")
        workers = [Process(target=worker, args=(n, path, lock)) for n in (1, 2)]
        for process in workers:
            process.start()
        for process in workers:
            process.join()
        print(path.read_text(), end="")


if __name__ == "__main__":
    main()
