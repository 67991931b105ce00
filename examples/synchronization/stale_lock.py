"""Expect to find lock files whose owner is gone, and ask who that was.

A lock file is only a file: it stays when the process that made it is killed, and the
next one is refused for ever.  So the owner writes its process id inside, and others
can ask the system whether such a process lives.  Take the answer with care: the
number may have gone to somebody else, or mean a process on another machine.
"""

import os
import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path


def take(path: Path) -> bool:
    """Create the lock file with our process id in it, unless it is there."""
    try:
        with path.open("x") as file:
            file.write(str(os.getpid()))
    except FileExistsError:
        return False
    return True


def owner_lives(path: Path) -> bool:
    """Tell whether there is a process with the id in the lock file."""
    try:
        os.kill(int(path.read_text()), 0)  # signal 0: nothing is sent
    except ProcessLookupError:
        return False
    except PermissionError:  # there is one, and it is another user's
        return True
    return True


def clerk(path: Path, line: Connection) -> None:
    """Take the lock file and keep it; this runs in a child."""
    assert take(path)
    line.send("took it")
    line.recv()  # here it is killed


def main() -> None:
    mine, theirs = Pipe()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ledger.lock")
        child = Process(target=clerk, args=(path, theirs))
        child.start()
        print("clerk:", mine.recv())
        print("main took it:", take(path), "- owner lives:", owner_lives(path))
        child.kill()
        child.join()
        print("clerk: exit code", child.exitcode)
        print("main took it:", take(path), "- owner lives:", owner_lives(path))
        print(f"in the file: pid={path.read_text()}; the clerk was pid={child.pid}")


if __name__ == "__main__":
    main()
