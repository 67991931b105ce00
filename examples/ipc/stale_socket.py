"""Open a socket whose file a killed process left behind: take a file lock first.

Ada's desk is killed, and its file stays.  Customers are refused, and whoever opens
a desk in the plain way is told that the address is in use.  Bo locks a file beside
it first.  The kernel frees such a lock when its holder dies, so whoever gets it
knows that nobody serves, and may remove the socket.  Cy comes while Bo serves.
"""

import errno
import fcntl
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path

IDLE = 10  # seconds after which a clerk closes, even if nobody says so


@contextmanager
def open_plainly(path: Path) -> Iterator[socket.socket]:
    """Open a desk, and leave its file to whoever comes later."""
    with socket.socket(socket.AF_UNIX) as desk:
        desk.bind(str(path))
        desk.listen()
        yield desk


@contextmanager
def open_carefully(path: Path) -> Iterator[socket.socket]:
    """Open a desk where nobody serves, and remove its file at the end."""
    with path.with_suffix(".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # or BlockingIOError
        path.unlink(missing_ok=True)
        with open_plainly(path) as desk:
            yield desk
        path.unlink()


def clerk(name: str, path: Path, line: Connection) -> None:
    """Keep a desk open until told to close it; this runs in a child."""
    opening = open_plainly if name == "Ada" else open_carefully
    try:
        with opening(path):
            line.send(f"{name} serves")
            line.poll(IDLE)
    except BlockingIOError:
        line.send(f"{name} is told that somebody serves")


def begin(name: str, path: Path) -> tuple[Process, Connection]:
    """Start a clerk and print how it went."""
    mine, theirs = Pipe()
    child = Process(target=clerk, args=(name, path, theirs))
    child.start()
    theirs.close()
    print(mine.recv())
    return child, mine


def knock(path: Path) -> str:
    """Say what a customer meets."""
    with socket.socket(socket.AF_UNIX) as line:
        return errno.errorcode.get(line.connect_ex(str(path)), "gets in")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "desk.sock")
        ada, _ = begin("Ada", path)
        print("a customer:", knock(path))
        ada.kill()
        ada.join()
        print("Ada is dead; her file is there:", path.exists())
        print("a customer:", knock(path))
        try:
            with open_plainly(path):
                print("the address was free")
        except OSError as error:
            print("who opens plainly:", errno.errorcode[error.errno or 0])
        bo, line = begin("Bo", path)
        cy, _ = begin("Cy", path)
        print("a customer:", knock(path))
        line.send("close")
        for child in (bo, cy):
            child.join()
        print("Bo has closed; his file is there:", path.exists())
    assert bo.exitcode == cy.exitcode == 0


if __name__ == "__main__":
    main()
