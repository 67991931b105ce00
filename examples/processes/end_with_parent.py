"""Let a thread end the worker when its parent has ended, whatever the worker does."""

import os
import tempfile
from multiprocessing import Pipe, Process, parent_process
from multiprocessing.connection import Connection
from threading import Thread


def end_with_parent() -> None:
    """Wait for the parent's end, then end this process; runs in a thread."""
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def worker(conn: Connection) -> None:
    """Compute for ever, and never look at the parent; runs in a child process."""
    Thread(target=end_with_parent, daemon=True).start()
    conn.send("started")
    while True:
        sum(range(100_000))


def parent(conn: Connection) -> None:
    """Start a worker and wait for it; this process is going to be killed."""
    process = Process(target=worker, args=(conn,))
    process.start()
    process.join()


def kill_parent() -> None:
    """Kill the parent, and wait until its worker has ended."""
    conn, worker_conn = Pipe()
    process = Process(target=parent, args=(worker_conn,))
    process.start()
    worker_conn.close()
    print("worker:", conn.recv())
    process.kill()
    process.join()
    print("main: parent killed")
    try:
        conn.recv()
    except EOFError:
        print("main: worker has ended")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TMPDIR"] = folder  # a killed process leaves files there
        kill_parent()


if __name__ == "__main__":
    main()
