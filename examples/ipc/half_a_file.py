"""Don't rewrite a file that others read: they may find half of it.

``open("w")`` empties the file at once, and what is written comes bit by bit.  The
writer stops in the middle for as long as main takes to read, which stands for bad
luck: main finds a list that lacks its end.  No error tells it so.
"""

import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path

OLD, NEW = "apples 1\nbread 3\nend\n", "apples 2\nbread 4\nend\n"


def writer(path: Path, line: Connection) -> None:
    """Write the new list over the old one; runs in a child."""
    with path.open("w") as file:
        file.write(NEW[:11])
        file.flush()
        line.send("halfway")
        line.recv()
        file.write(NEW[11:])


def main() -> None:
    mine, theirs = Pipe()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "prices")
        path.write_text(OLD)
        child = Process(target=writer, args=(path, theirs))
        child.start()
        print("writer:", mine.recv())
        print("main reads:", path.read_text().split("\n"))
        mine.send("go on")
        child.join()
        assert child.exitcode == 0
        print("main reads:", path.read_text().split("\n"))


if __name__ == "__main__":
    main()
