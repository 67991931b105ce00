"""Give SIGTERM a handler that only takes a note, and finish the page in hand.

The handler runs between two steps of your own code, so it should do next to
nothing.  Here it sets a flag, and the loop asks for it where stopping is safe:
between two pages.  Page 2 gets its second half, and the book is signed.
"""

import signal
import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType


class Stop:
    """Remember whether SIGTERM has come."""

    def __init__(self) -> None:
        self.asked = False
        signal.signal(signal.SIGTERM, self.note)

    def note(self, _number: int, _frame: FrameType | None) -> None:
        """Be called by Python, in the main thread, soon after SIGTERM."""
        self.asked = True


def clerk(book: Path, line: Connection) -> None:
    """Write three pages, each in two halves, unless asked to stop."""
    stop = Stop()
    with book.open("w", buffering=1) as pages:  # each line goes to the file at once
        for page in (1, 2, 3):
            print(f"page {page}, first half", file=pages)
            line.send(page)
            line.recv()  # goes on waiting when the handler has run
            print(f"page {page}, second half", file=pages)
            if stop.asked:
                break
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
            mine.send("go on")
        child.join()
        print(book.read_text(), end="")
    print("exit code", child.exitcode)


if __name__ == "__main__":
    main()
