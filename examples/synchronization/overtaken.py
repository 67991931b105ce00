"""Expect no order from a lock: who asks later may get it first, and again and again."""

import os
import signal
import time
from multiprocessing import Lock, Pipe, Process, current_process
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Lock as LockType
from pathlib import Path

TURNS = 3  # of worker 2


def worker(turns: int, lock: LockType, conn: Connection) -> None:
    """Take the lock some times, and report each; runs in a child process."""
    name = current_process().name
    conn.send(f"{name} asks")
    for turn in range(1, turns + 1):
        with lock:
            conn.send(f"{name} has the lock, turn {turn}")


def wait_for_state(process: Process, state: str) -> None:
    """Wait until the kernel says that a process sleeps (S) or is stopped (T)."""
    stat = Path(f"/proc/{process.pid}/stat")
    while stat.read_text().rpartition(")")[2].split()[0] != state:
        time.sleep(0.01)


def main() -> None:
    lock = Lock()
    reader, conn = Pipe(duplex=False)
    first = Process(name="worker 1", target=worker, args=(1, lock, conn))
    second = Process(name="worker 2", target=worker, args=(TURNS, lock, conn))
    with lock:
        first.start()
        print(reader.recv())
        wait_for_state(first, "S")  # it waits for the lock
        assert first.pid is not None
        os.kill(first.pid, signal.SIGSTOP)  # and gets no CPU for a while
        wait_for_state(first, "T")
    second.start()
    for _ in range(1 + TURNS):
        print(reader.recv())
    second.join()
    os.kill(first.pid, signal.SIGCONT)
    print(reader.recv())
    first.join()


if __name__ == "__main__":
    main()
