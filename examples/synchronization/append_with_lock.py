"""Open, write and close the file inside ``with lock``, and reports stay whole.

Three clerks append long reports to one file, and all begin at the same moment.
The lock comes to each as an argument, so it is the same lock under every start
method.  The file is closed before the lock is released: what is still in the
buffer then is written while nobody else may write.
"""

import tempfile
from itertools import groupby
from multiprocessing import Barrier, Lock, Process
from multiprocessing.synchronize import Barrier as BarrierType
from multiprocessing.synchronize import Lock as LockType
from pathlib import Path

CLERKS = ("Ada", "Bo", "Cy")
LINES = 100_000  # in a report


def append(name: str, path: Path, lock: LockType) -> None:
    """Append one report to the file."""
    with lock, path.open("a") as file:
        for number in range(LINES):
            file.write(f"{name} {number}\n")


def clerk(name: str, path: Path, lock: LockType, all_here: BarrierType) -> None:
    """Append a report when all the clerks are there; runs in a child."""
    all_here.wait()
    append(name, path, lock)


def pieces(text: str) -> list[str]:
    """Return whose lines they are, each name once for lines without a break."""
    return [name for name, _ in groupby(line.split()[0] for line in text.splitlines())]


def main() -> None:
    lock, all_here = Lock(), Barrier(len(CLERKS), timeout=20)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "reports")
        clerks = [
            Process(target=clerk, args=(name, path, lock, all_here), name=name)
            for name in CLERKS
        ]
        for process in clerks:
            process.start()
        for process in clerks:
            process.join()
        text = path.read_text()
    assert all(process.exitcode == 0 for process in clerks)
    print("lines:", len(text.splitlines()))
    print("pieces:", len(pieces(text)))


if __name__ == "__main__":
    main()
