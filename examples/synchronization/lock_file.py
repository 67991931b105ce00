"""Create a lock file in one step that fails if the file exists."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Process
from pathlib import Path
from time import monotonic, sleep

TIMEOUT = 30  # seconds
WORKERS = 3
TASKS = 5  # done by each worker


@contextmanager
def locked(path: Path, timeout: float = TIMEOUT) -> Iterator[None]:
    """Own the lock file during the block, or raise TimeoutError."""
    deadline = monotonic() + timeout
    while True:
        try:
            with path.open("x") as file:
                file.write(str(os.getpid()))  # so that people can see the owner
            break
        except FileExistsError:
            if monotonic() > deadline:
                raise TimeoutError(f"{path} exists") from None
            sleep(0.01)
    try:
        yield
    finally:
        path.unlink()


def worker(counter: Path, lock_file: Path) -> None:
    """Add 1 to the number in a file, many times; runs in a child process."""
    for _ in range(TASKS):
        with locked(lock_file):
            counter.write_text(str(int(counter.read_text()) + 1))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        counter, lock_file = Path(folder, "counter"), Path(folder, "counter.lock")
        counter.write_text("0")
        workers = [
            Process(target=worker, args=(counter, lock_file)) for _ in range(WORKERS)
        ]
        for process in workers:
            process.start()
        for process in workers:
            process.join()
        print(f"{WORKERS} workers, {TASKS} tasks each, counter:", counter.read_text())


if __name__ == "__main__":
    main()
