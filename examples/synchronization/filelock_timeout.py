"""Hold FileLock while you write a file that independent programs share.

Needs pip install filelock.
"""

import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path

from filelock import FileLock, Timeout

TIMEOUT = 0.5  # seconds


def append(path: Path, line: str) -> bool:
    """Add a line while holding the lock; return False after a timeout."""
    try:
        with FileLock(f"{path}.lock", timeout=TIMEOUT), path.open("a") as file:
            file.write(f"{line}\n")
    except Timeout:
        return False
    return True


def holder(path: Path, conn: Connection) -> None:
    """Keep the lock; runs in a child process, stands for another program."""
    with FileLock(f"{path}.lock"):
        conn.send("has the lock")
        conn.recv()  # killed here


def main() -> None:
    conn, child_conn = Pipe()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.txt")
        process = Process(target=holder, args=(path, child_conn))
        process.start()
        print("other program:", conn.recv())
        print("line written:", append(path, "first line"))
        process.kill()
        process.join()
        print("other program: killed")
        print("line written:", append(path, "second line"))
        print("in the file:", path.read_text(), end="")


if __name__ == "__main__":
    main()
