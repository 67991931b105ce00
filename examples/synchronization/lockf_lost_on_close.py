"""Use flock, not lockf: closing the file anywhere in the process loses lockf."""

import fcntl
import tempfile
from multiprocessing import Process
from pathlib import Path

LOCK = {"lockf": fcntl.lockf, "flock": fcntl.flock}


def other_process(path: Path, kind: str) -> None:
    """Ask for the lock without waiting; runs in a child process."""
    with path.open("a") as file:
        try:
            LOCK[kind](file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            print(f"{kind}: another process gets the lock")
        except (BlockingIOError, PermissionError):  # lockf may raise either
            print(f"{kind}: another process is refused")


def ask_in_child(path: Path, kind: str) -> None:
    """Let a child process ask for the lock."""
    process = Process(target=other_process, args=(path, kind))
    process.start()
    process.join()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for kind, lock in LOCK.items():
            path = Path(folder, kind)
            with path.open("a") as file:
                lock(file, fcntl.LOCK_EX)
                ask_in_child(path, kind)
                path.read_text()  # opens the file and closes it
                print(f"{kind}: main has read the file", flush=True)
                ask_in_child(path, kind)


if __name__ == "__main__":
    main()
