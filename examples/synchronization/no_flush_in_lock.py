"""Flush inside the lock, or the line reaches the file after the release."""

import tempfile
from multiprocessing import Event, Lock, Process
from multiprocessing.synchronize import Event as EventType
from multiprocessing.synchronize import Lock as LockType
from pathlib import Path


def worker(
    path: Path, lock: LockType, released: EventType, may_close: EventType
) -> None:
    """Write inside the lock, and close the file later; runs in a child process."""
    with path.open("a") as file:
        with lock:
            file.write("line of the worker\n")  # stays in the buffer
        released.set()
        may_close.wait()


def main() -> None:
    lock, released, may_close = Lock(), Event(), Event()
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "log.txt")
        process = Process(target=worker, args=(path, lock, released, may_close))
        process.start()
        released.wait()
        print("worker released the lock; bytes in the file:", path.stat().st_size)
        with lock, path.open("a") as file:
            file.write("line of main\n")
        may_close.set()
        process.join()
        print(path.read_text(), end="")


if __name__ == "__main__":
    main()
