"""Start children before you take flock: a forked child keeps the lock."""

import fcntl
import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path


def worker(conn: Connection) -> None:
    """Do nothing with the file; runs in a child process."""
    conn.recv()


def is_free(path: Path) -> bool:
    """Ask for the lock through a file that is opened anew, without waiting."""
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def main() -> None:
    conn, child_conn = Pipe()
    process = Process(target=worker, args=(child_conn,))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.lock")
        with path.open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            process.start()
        print("main has closed the file; the lock is free:", is_free(path))
        conn.send("stop")
        process.join()
        print("the child has ended; the lock is free:", is_free(path))


if __name__ == "__main__":
    main()
