"""Leave the lock file where it is; who removes it lets in a second holder.

``flock`` locks the open file, not its name.  Bo has opened the file and waits for its
lock when Ada removes the name and lets go.  He gets a lock on a file that has no name
any more, while Cy makes a new one under the old name and locks that.  If the file
must be removed, compare the two after locking, as ``still_there`` does.
"""

import fcntl
import os
import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TextIO


def still_there(file: TextIO, path: Path) -> bool:
    """Tell whether the file we locked is the one that others will find."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def bo(path: Path, line: Connection) -> None:
    """Open the file, wait for its lock, and say what was locked; runs in a child."""
    line.recv()
    with path.open("a") as file:
        line.send("Bo: opened it, and waits")
        fcntl.flock(file, fcntl.LOCK_EX)
        there = still_there(file, path)
        line.send(f"Bo: has a lock; on the file with that name: {there}")
        line.recv()


def cy(path: Path, line: Connection) -> None:
    """Take the lock without waiting; this runs in a child."""
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            line.send("Cy: is refused")
            return
        there = still_there(file, path)
        line.send(f"Cy: has a lock; on the file with that name: {there}")


def main() -> None:
    mine, theirs = Pipe()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ledger.lock")
        first, second = (Process(target=one, args=(path, theirs)) for one in (bo, cy))
        first.start()  # before Ada opens the file: a forked child would have it too
        with path.open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            print("Ada: has a lock; on the file with that name:", end=" ")
            print(still_there(file, path))
            mine.send("your turn")
            print(mine.recv())
            path.unlink()
        print("Ada: removed the file and let go")
        print(mine.recv())
        second.start()
        print(mine.recv())
        mine.send("go home")
        first.join()
        second.join()
    assert first.exitcode == second.exitcode == 0


if __name__ == "__main__":
    main()
