"""Expect a file lock to stop only the programs that ask for the same lock."""

import fcntl
import tempfile
from multiprocessing import Process
from pathlib import Path

WITHOUT_WAITING = fcntl.LOCK_EX | fcntl.LOCK_NB


def ask_for_flock(path: Path) -> None:
    """Ask for the lock that main holds; runs in a child process."""
    with path.open("a") as file:
        try:
            fcntl.flock(file, WITHOUT_WAITING)
        except BlockingIOError:
            print("asks for flock: BlockingIOError")


def ask_for_lockf(path: Path) -> None:
    """Ask for a lock of the other kind; runs in a child process."""
    with path.open("a") as file:
        fcntl.lockf(file, WITHOUT_WAITING)
        print("asks for lockf: gets it")


def write_only(path: Path) -> None:
    """Write without asking for any lock; runs in a child process."""
    with path.open("a") as file:
        file.write("written without a lock\n")
    print("asks for nothing: has written")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.txt")
        with path.open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            for target in (ask_for_flock, ask_for_lockf, write_only):
                process = Process(target=target, args=(path,))
                process.start()
                process.join()
            print("in the file:", path.read_text(), end="")


if __name__ == "__main__":
    main()
