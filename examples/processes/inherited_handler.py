"""Set signal handlers in the child itself, not in the parent before start()."""

import signal
import sys
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from types import FrameType


def stop_parent(_number: int, _frame: FrameType | None) -> None:
    """End the parent in good order when SIGTERM arrives."""
    sys.exit(3)


def worker(conn: Connection) -> None:
    """Wait, and set no handler; runs in a child process."""
    try:
        conn.send("ready")
        conn.recv()
    finally:
        print("worker cleaned up")


def main() -> None:
    signal.signal(signal.SIGTERM, stop_parent)
    conn, worker_conn = Pipe()
    process = Process(target=worker, args=(worker_conn,))
    process.start()
    conn.recv()
    process.terminate()
    process.join()
    print("exit code", process.exitcode)


if __name__ == "__main__":
    main()
