"""Append to one file from several processes: open, write and close inside the lock."""

import tempfile
from itertools import groupby
from multiprocessing import Lock, Process
from multiprocessing.synchronize import Lock as LockType
from pathlib import Path

LINES = 100_000  # in each report


def worker(number: int, path: Path, lock: LockType) -> None:
    """Append a whole report to the file; runs in a child process."""
    with lock, path.open("a") as file:
        for line in range(LINES):
            file.write(f"worker {number} line {line}\n")


def author(line: str) -> str:
    """Return the name of the worker that wrote a line."""
    return line.partition(" line ")[0]


def print_blocks(path: Path) -> None:
    """Print how many lines of one worker follow one another."""
    with path.open() as file:
        for name, lines in groupby(file, key=author):
            print(f"{name}: {sum(1 for _ in lines)} lines in a row")


def main() -> None:
    lock = Lock()
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "reports.txt")
        workers = [
            Process(target=worker, args=(number, path, lock), name=f"worker {number}")
            for number in (1, 2, 3)
        ]
        for process in workers:
            process.start()
        for process in workers:
            process.join()
        print_blocks(path)


if __name__ == "__main__":
    main()
