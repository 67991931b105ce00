"""Find out from which size on reports mix, where your program runs.

Say how many runs to make: ``append_by_chance.py 20`` prints, for several sizes, in
how many of them three reports were mixed without a lock.  The smaller the report,
the more a test without a lock looks right.  Without a number this only checks that
with the lock each report is whole.
"""

import sys
import tempfile
from contextlib import nullcontext
from itertools import groupby
from multiprocessing import Barrier, Lock, Process
from multiprocessing.synchronize import Barrier as BarrierType
from multiprocessing.synchronize import Lock as LockType
from pathlib import Path

CLERKS = ("Ada", "Bo", "Cy")
SIZES = (100, 1_000, 10_000, 100_000)  # lines in a report
NoLock = nullcontext[None]


def clerk(
    name: str, path: Path, lines: int, lock: LockType | NoLock, all_here: BarrierType
) -> None:
    """Append a report when all the clerks are there; runs in a child."""
    all_here.wait()
    with lock, path.open("a") as file:
        for number in range(lines):
            file.write(f"{name} {number}\n")


def pieces(text: str) -> list[str]:
    """Return whose lines they are, each name once for lines without a break."""
    return [name for name, _ in groupby(line.split()[0] for line in text.splitlines())]


def run(lines: int, lock: LockType | NoLock) -> int:
    """Let the clerks append; return the number of pieces in the file."""
    all_here = Barrier(len(CLERKS), timeout=20)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "reports")
        clerks = [
            Process(target=clerk, args=(name, path, lines, lock, all_here))
            for name in CLERKS
        ]
        for process in clerks:
            process.start()
        for process in clerks:
            process.join()
        assert all(process.exitcode == 0 for process in clerks)
        return len(pieces(path.read_text()))


def main() -> None:
    runs = int(sys.argv[1]) if sys.argv[1:] else 0
    for lines in SIZES:
        print(f"{lines} lines each, with a lock: {run(lines, Lock())} pieces")
        if runs:
            found = sorted(run(lines, nullcontext()) for _ in range(runs))
            mixed = sum(1 for one in found if one > len(CLERKS))
            print(
                f"  without: mixed in {mixed} of {runs} runs; most: {found[-1]} pieces"
            )


if __name__ == "__main__":
    main()
