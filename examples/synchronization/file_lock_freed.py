"""Hold a file lock while you change a file, and replace the file in one step."""

import fcntl
import json
import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path


def transfer(amount: int, path: Path, conn: Connection | None = None) -> None:
    """Move an amount from checking to savings; both change or neither."""
    with path.with_suffix(".lock").open("a") as lock_file:
        fcntl.flock(lock_file, fcntl.LOCK_EX)
        accounts = json.loads(path.read_text())
        accounts["checking"] -= amount
        accounts["savings"] += amount
        new = path.with_suffix(".new")
        new.write_text(json.dumps(accounts))
        if conn:
            conn.send("halfway")
            conn.recv()  # killed here
        new.replace(path)


def main() -> None:
    conn, child_conn = Pipe()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "accounts.json")
        path.write_text('{"checking": 100, "savings": 100}')
        worker = Process(target=transfer, args=(10, path, child_conn))
        worker.start()
        print("worker:", conn.recv())
        worker.kill()
        worker.join()
        print("after the kill:", path.read_text())
        transfer(30, path)  # gets the lock
        print("after a transfer by main:", path.read_text())


if __name__ == "__main__":
    main()
