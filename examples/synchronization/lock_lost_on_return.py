"""Keep the locked file open: closed with its variable, it is no longer locked."""

import fcntl
import tempfile
from pathlib import Path
from typing import TextIO


def lock(path: Path) -> None:
    """Lock a file that only a local variable refers to: the mistake."""
    file = path.open("a")
    fcntl.flock(file, fcntl.LOCK_EX)


def lock_and_return(path: Path) -> TextIO:
    """Lock a file, and return it to the caller, who keeps it open."""
    file = path.open("a")
    fcntl.flock(file, fcntl.LOCK_EX)
    return file


def is_free(path: Path) -> bool:
    """Ask for the lock through a file that is opened anew, without waiting."""
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.lock")
        lock(path)
        print("after lock(), the lock is free:", is_free(path))
        with lock_and_return(path):
            print("after lock_and_return(), the lock is free:", is_free(path))


if __name__ == "__main__":
    main()
