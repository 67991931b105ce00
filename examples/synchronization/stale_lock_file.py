"""Write your process id into the lock file, so that others can see if you live."""

import os
import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path


def take(path: Path) -> bool:
    """Create the lock file with our process id in it, unless it exists."""
    try:
        with path.open("x") as file:
            file.write(str(os.getpid()))
    except FileExistsError:
        return False
    return True


def owner_is_alive(path: Path) -> bool:
    """Tell whether a process has the id in the lock file; not for Windows."""
    try:
        os.kill(int(path.read_text()), 0)  # signal 0: nothing is sent
    except ProcessLookupError:
        return False
    except PermissionError:  # a process of another user
        return True
    return True


def owner(path: Path, conn: Connection) -> None:
    """Take the lock file and keep it; runs in a child process."""
    take(path)
    conn.send("created the lock file")
    conn.recv()  # killed here


def main() -> None:
    conn, child_conn = Pipe()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.lock")
        process = Process(target=owner, args=(path, child_conn))
        process.start()
        print("owner:", conn.recv())
        print("main takes it:", take(path), "- owner alive:", owner_is_alive(path))
        process.kill()
        process.join()
        print("owner: killed")
        print("main takes it:", take(path), "- owner alive:", owner_is_alive(path))


if __name__ == "__main__":
    main()
