"""Write a new file beside the old one and put it in place by ``replace``.

Until then the name stands for the old file, which is whole, and after that for the
new one, which is whole: there is no moment between.  The new file is in the same
folder, because only within one file system is the change a single step.
"""

import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path

OLD, NEW = "apples 1\nbread 3\nend\n", "apples 2\nbread 4\nend\n"


def writer(path: Path, line: Connection) -> None:
    """Put a new list in the place of the old one; runs in a child."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False) as file:
        file.write(NEW[:11])
        file.flush()
        line.send("halfway")
        line.recv()
        file.write(NEW[11:])
    Path(file.name).replace(path)  # or os.replace(file.name, path)


def main() -> None:
    mine, theirs = Pipe()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "prices")
        path.write_text(OLD)
        child = Process(target=writer, args=(path, theirs))
        child.start()
        print("writer:", mine.recv())
        print("main reads:", path.read_text().split("\n"))
        with path.open() as already_open:
            mine.send("go on")
            child.join()
            assert child.exitcode == 0
            print("main reads:", path.read_text().split("\n"))
            print("opened before:", already_open.read().split("\n"))


if __name__ == "__main__":
    main()
