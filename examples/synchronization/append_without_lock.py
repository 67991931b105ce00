"""Append without a lock: long reports mix, and short ones hide the fault."""

import tempfile
from itertools import groupby
from multiprocessing import Event, Process
from multiprocessing.synchronize import Event as EventType
from pathlib import Path

SHORT, LONG = 100, 20_000  # lines in each report


def worker_1(path: Path, lines: int, halfway: EventType, other_done: EventType) -> None:
    """Append a report, and let worker 2 run halfway; runs in a child process."""
    with path.open("a") as file:
        for line in range(lines):
            if line == lines // 2:
                halfway.set()
                other_done.wait()
            file.write(f"worker 1 line {line}\n")


def worker_2(path: Path, lines: int, halfway: EventType, other_done: EventType) -> None:
    """Append a report while worker 1 is halfway; runs in a child process."""
    halfway.wait()
    with path.open("a") as file:
        for line in range(lines):
            file.write(f"worker 2 line {line}\n")
    other_done.set()


def author(line: str) -> str:
    """Return the name of the worker that wrote a line."""
    return line.partition(" line ")[0]


def main() -> None:
    for lines in (SHORT, LONG):
        with tempfile.TemporaryDirectory() as directory:
            path = Path(directory, "reports.txt")
            arguments = (path, lines, Event(), Event())
            workers = [Process(target=w, args=arguments) for w in (worker_1, worker_2)]
            for process in workers:
                process.start()
            for process in workers:
                process.join()
            with path.open() as file:
                authors = [name for name, _ in groupby(file, key=author)]
        print(f"{lines} lines each:", ", then ".join(authors))


if __name__ == "__main__":
    main()
