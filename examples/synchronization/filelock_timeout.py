"""Take ``FileLock`` for a file lock with a time-out, on Windows too.

``filelock`` is a package: ``pip install filelock``.  Underneath is a lock of the
operating system, so it is free once its holder has ended, however that was.  The
manager gives up after a while when the clerk won't let go, and gets the lock when
the clerk has been killed.
"""

import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path

from filelock import FileLock, Timeout

PATIENCE = 0.5  # seconds


def clerk(path: Path, line: Connection) -> None:
    """Take the lock and never let go; this runs in a child."""
    with FileLock(path):
        line.send("has the lock")
        line.recv()  # here it is killed


def manager(path: Path) -> str:
    """Take the lock for a moment, unless it can't be had in time."""
    try:
        with FileLock(path, timeout=PATIENCE):
            return "has the lock"
    except Timeout:
        return "gives up"


def main() -> None:
    mine, theirs = Pipe()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ledger.lock")
        child = Process(target=clerk, args=(path, theirs))
        child.start()
        print("clerk:", mine.recv())
        print("manager:", manager(path))
        child.kill()
        child.join()
        print("clerk: killed")
        print("manager:", manager(path))


if __name__ == "__main__":
    main()
