"""Remember that a forked child has your open files, and so holds your file locks.

Ada takes ``flock``, starts a helper, and closes the file.  Under fork the helper has
a copy of the descriptor, the file is still open, and the lock is held until the
helper ends, though it knows nothing of it.  Under spawn and forkserver the helper
gets no such copy.
"""

import fcntl
import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path


def helper(line: Connection) -> None:
    """Do something else until told to stop; this runs in a child."""
    line.recv()


def is_free(path: Path) -> bool:
    """Ask for the lock through a file opened afresh, without waiting."""
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def main() -> None:
    mine, theirs = Pipe()
    child = Process(target=helper, args=(theirs,))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ledger.lock")
        with path.open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            child.start()
        print("Ada has closed the file; the lock is free:", is_free(path))
        mine.send("stop")
        child.join()
        print("the helper has ended; the lock is free:", is_free(path))
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
