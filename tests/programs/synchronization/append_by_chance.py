"""Count the runs, of some, in which three reports of so many lines mix without a lock.

append_by_chance.py LINES RUNS
"""

import sys
import tempfile
from itertools import groupby
from multiprocessing import Barrier, Process, set_start_method
from multiprocessing.synchronize import Barrier as BarrierType
from pathlib import Path


def worker(number: int, path: Path, lines: int, barrier: BarrierType) -> None:
    barrier.wait()
    with path.open("a") as file:
        for line in range(lines):
            file.write(f"worker {number} line {line}\n")


def blocks(lines: int) -> int:
    """Let three workers append; return the number of blocks in the file."""
    barrier = Barrier(3, timeout=20)
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "reports.txt")
        workers = [
            Process(target=worker, args=(number, path, lines, barrier))
            for number in (1, 2, 3)
        ]
        for process in workers:
            process.start()
        for process in workers:
            process.join()
        with path.open() as file:
            return len([*groupby(file, key=lambda line: line[:8])])


def main() -> None:
    set_start_method("fork")
    lines, runs = map(int, sys.argv[1:])
    print(sum(blocks(lines) > 3 for _ in range(runs)))


if __name__ == "__main__":
    main()
