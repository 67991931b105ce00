"""Let the kernel hold the lock, and write down what you are about to do.

A lock taken by ``flock`` belongs to an open file, and when its process is killed the
kernel closes the file, so the next one gets the lock.  That one finds the books as
they were left.  So whoever holds the lock first writes the new balances into the
lock file; if they are still there, the next holder carries them out, once more if
need be: to write a balance twice does no harm.
"""

import fcntl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TextIO


@contextmanager
def books_locked(folder: Path) -> Iterator[TextIO]:
    """Hold the lock, with the books whole; the file is for the holder's plan."""
    with (folder / "lock").open("a+") as plan:
        fcntl.flock(plan, fcntl.LOCK_EX)
        plan.seek(0)
        left = plan.read()
        if left.endswith("\n"):  # or its writer was killed before touching the books
            print("found a plan not carried out:", left, end="")
            for balance in left.split():
                book, amount = balance.split("=")
                (folder / book).write_text(amount)
        yield plan
        plan.truncate(0)


def clerk(folder: Path, line: Connection) -> None:
    """Move ten from cash to stock, in two steps; this runs in a child."""
    with books_locked(folder) as plan:
        plan.write("cash=90 stock=110\n")
        plan.flush()
        (folder / "cash").write_text("90")
        line.send("halfway")
        line.recv()  # here it is killed
        (folder / "stock").write_text("110")


def main() -> None:
    mine, theirs = Pipe()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for book in ("cash", "stock"):
            (folder / book).write_text("100")
        child = Process(target=clerk, args=(folder, theirs))
        child.start()
        print("clerk:", mine.recv())
        child.kill()
        child.join()
        print("clerk: exit code", child.exitcode)
        with books_locked(folder):
            for book in ("cash", "stock"):
                print(book, (folder / book).read_text())


if __name__ == "__main__":
    main()
