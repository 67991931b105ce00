"""Check first and create the lock file afterwards, and all processes get in."""

import tempfile
from multiprocessing import Barrier, Process
from multiprocessing.synchronize import Barrier as BarrierType
from pathlib import Path

WORKERS = 3


def worker(path: Path, all_checked: BarrierType) -> None:
    """Take the lock file in two steps; runs in a child process."""
    exists = path.exists()
    all_checked.wait()  # forces the gap between the two steps
    if not exists:
        path.touch()
        print("a worker created the lock file")


def main() -> None:
    all_checked = Barrier(WORKERS, timeout=10)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "counter.lock")
        workers = [
            Process(target=worker, args=(path, all_checked)) for _ in range(WORKERS)
        ]
        for process in workers:
            process.start()
        for process in workers:
            process.join()


if __name__ == "__main__":
    main()
