"""Don't acquire a lock in a handler: the code that it interrupts may hold the lock."""

import os
import signal
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from threading import Lock
from types import FrameType

TIMEOUT = 0.5  # seconds; without it the worker hangs


def worker(conn: Connection) -> None:
    """Hold the lock when the signal arrives; runs in a child process."""
    lock = Lock()

    def handler(_number: int, _frame: FrameType | None) -> None:
        acquired = lock.acquire(timeout=TIMEOUT)
        conn.send(f"handler acquired the lock: {acquired}")

    signal.signal(signal.SIGUSR1, handler)
    with lock:
        conn.send("holds the lock")
        conn.recv()  # the signal arrives here


def main() -> None:
    conn, worker_conn = Pipe()
    process = Process(target=worker, args=(worker_conn,))
    process.start()
    print("worker:", conn.recv())
    assert process.pid
    os.kill(process.pid, signal.SIGUSR1)
    print("worker:", conn.recv())
    conn.send("release the lock")
    process.join()


if __name__ == "__main__":
    main()
