"""Don't remove a stale lock file and take its place: two may do so at once.

Ada and Bo both see that the owner is gone.  Ada removes the file and makes her own.
Bo, who has seen the same as she, removes the file as well, and it is Ada's by now.
Then he makes his, and both of them hold the lock.  A lock that the kernel releases
is never stale, so there is nothing to remove.
"""

import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path

OWNER_GONE = "the owner is gone"


def clerk(path: Path, line: Connection) -> None:
    """Look at the lock file; when told to, take the place of an owner who is gone."""
    looks_stale = path.read_text() == OWNER_GONE
    line.send(looks_stale)
    line.recv()
    if looks_stale:
        path.unlink()
    try:
        path.open("x").close()
        line.send("took it")
    except FileExistsError:
        line.send("was refused")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ledger.lock")
        path.write_text(OWNER_GONE)
        lines = {}
        clerks = []
        for name in ("Ada", "Bo"):
            lines[name], theirs = Pipe()
            clerks.append(Process(target=clerk, args=(path, theirs)))
            clerks[-1].start()
        for name, line in lines.items():
            print(f"{name} sees a stale lock file:", line.recv())
        for name, line in lines.items():
            line.send("go on")
            print(name, line.recv())
        for process in clerks:
            process.join()
            assert process.exitcode == 0


if __name__ == "__main__":
    main()
