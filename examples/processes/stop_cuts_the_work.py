"""Don't count on ``finally`` when a process is terminated.

SIGTERM, left as it is, ends a process in the middle of whatever it does.  The
clerk has written half of page 2; the other half, ``finally`` and the end of the
``with`` block never come.  Its cure is in stop_with_handler.py, which is the same
program with a handler.
"""

import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path


def clerk(book: Path, line: Connection) -> None:
    """Write three pages, each in two halves."""
    with book.open("w", buffering=1) as pages:  # each line goes to the file at once
        try:
            for page in (1, 2, 3):
                print(f"page {page}, first half", file=pages)
                line.send(page)
                line.recv()  # the parent may stop us here
                print(f"page {page}, second half", file=pages)
        finally:
            print("signed and closed", file=pages)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder, "book")
        mine, theirs = Pipe()
        child = Process(target=clerk, args=(book, theirs))
        child.start()
        for page in (1, 2):
            reached = mine.recv()
            assert reached == page
            if page == 2:
                child.terminate()
            else:
                mine.send("go on")
        child.join()
        print(book.read_text(), end="")
    print("exit code", child.exitcode)


if __name__ == "__main__":
    main()
