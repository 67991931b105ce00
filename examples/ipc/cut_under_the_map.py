"""Never shorten a file that somebody has mapped: replace it.

The reader maps a file and waits.  ``open("w")`` empties that file, so behind the map
there is nothing any more, and the next look ends the reader by SIGBUS; no exception
tells it why.  ``replace`` gives the name to another file, and leaves the mapped one as
it was.
"""

import mmap
import signal
import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path


def reader(path: Path, line: Connection) -> None:
    """Map the file, and look into it when told to; runs in a child."""
    with (
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as page,
    ):
        line.send("mapped")
        line.recv()
        print("reader sees:", page[:3])


def rewrite(path: Path) -> None:
    """Empty the file and write it anew."""
    path.write_bytes(b"")  # and now it would write


def replace(path: Path) -> None:
    """Write another file and give it the name."""
    new = path.with_suffix(".new")
    new.write_bytes(b"new")
    new.replace(path)


def main() -> None:
    mine, theirs = Pipe()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page")
        for change in (rewrite, replace):
            path.write_bytes(b"old")
            child = Process(target=reader, args=(path, theirs))
            child.start()
            mine.recv()
            change(path)
            mine.send("look")
            child.join()
            code = child.exitcode or 0
            end = signal.Signals(-code).name if code < 0 else code
            print(f"{change.__name__}: reader ended with", end)


if __name__ == "__main__":
    main()
