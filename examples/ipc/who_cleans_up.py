"""Let the parent make the temporary folder, and a killed child leaves nothing.

Both children are killed inside their ``with``.  The first had made a folder of its own,
which nobody removes now: ``with`` isn't finished, and the system doesn't know the
folder from any other.  The second had put its file into a folder of main's, and that
goes at the end of main's ``with``.
"""

import tempfile
from collections.abc import Callable
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path


def alone(everything: Path, line: Connection) -> None:
    """Work in a folder of one's own; runs in a child."""
    with tempfile.TemporaryDirectory(dir=everything) as folder:
        Path(folder, "notes").write_text("half a thought")
        line.send("writing")
        line.recv()  # here it is killed


def guest(folder: Path, line: Connection) -> None:
    """Work in the folder that was given; runs in a child."""
    (folder / "notes").write_text("half a thought")
    line.send("writing")
    line.recv()  # here it is killed


def killed(work: Callable[[Path, Connection], None], folder: Path) -> None:
    """Have a child do some work there, and kill it in the middle."""
    mine, theirs = Pipe()
    child = Process(target=work, args=(folder, theirs))
    child.start()
    mine.recv()
    child.kill()
    child.join()


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        everything = Path(name)  # stands for the system's folder, such as /tmp
        print(f"mode of a temporary folder: {everything.stat().st_mode & 0o777:o}")
        killed(alone, everything)
        print("the child made the folder; left:", len([*everything.iterdir()]))
    with tempfile.TemporaryDirectory() as name:
        everything = Path(name)
        with tempfile.TemporaryDirectory(dir=everything) as given:
            killed(guest, Path(given))
        print("main made the folder; left:", len([*everything.iterdir()]))


if __name__ == "__main__":
    main()
