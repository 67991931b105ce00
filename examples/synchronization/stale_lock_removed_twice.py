"""Don't remove a stale lock file: two processes may do so, and both hold the lock."""

import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path

STALE = "the owner has ended"


def worker(path: Path, conn: Connection) -> None:
    """Check the lock file; when told, remove and create it again; runs in a child."""
    stale = path.read_text() == STALE
    conn.send(f"the lock file is stale: {stale}")
    conn.recv()
    if stale:
        path.unlink()
    try:
        path.open("x").close()
        conn.send("has the lock")
    except FileExistsError:
        conn.send("is refused")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.lock")
        path.write_text(STALE)
        conns, workers = [], []
        for _ in range(2):
            conn, child_conn = Pipe()
            conns.append(conn)
            workers.append(Process(target=worker, args=(path, child_conn)))
            workers[-1].start()
        for number, conn in enumerate(conns, start=1):
            print(f"worker {number}:", conn.recv())
        for number, conn in enumerate(conns, start=1):
            conn.send("go on")
            print(f"worker {number}:", conn.recv())
        for process in workers:
            process.join()


if __name__ == "__main__":
    main()
