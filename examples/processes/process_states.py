"""Bring a child process into each state, and read the state that Linux shows."""

import os
import signal
import time
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path

TIMEOUT = 10  # seconds


def worker(conn: Connection) -> None:
    """Wait for a message, then compute until the next; runs in a child process."""
    conn.send("ready")
    conn.recv()
    while not conn.poll():
        pass


def state(pid: int) -> str:
    """Return the state of a process, such as S (sleeping)."""
    lines = Path(f"/proc/{pid}/status").read_text().split("\n")
    return next(line.split("\t")[1] for line in lines if line.startswith("State:"))


def show(letter: str, pid: int, what: str) -> None:
    """Wait until a process is in a state, and print it."""
    deadline = time.monotonic() + TIMEOUT
    while not (seen := state(pid)).startswith(letter):
        assert time.monotonic() < deadline, f"{what}: still {seen}"
        time.sleep(0.01)
    print(f"{seen:12}  {what}")


def main() -> None:
    conn, child_conn = Pipe()
    spawn = get_context("spawn")  # a fork server would reap the zombie at once
    child = spawn.Process(target=worker, args=(child_conn,))
    child.start()
    child_conn.close()
    assert child.pid is not None
    pid = child.pid

    conn.recv()
    show("S", pid, "waits for a message")
    conn.send("compute")
    show("R", pid, "computes")
    os.kill(pid, signal.SIGSTOP)
    show("T", pid, "got SIGSTOP")
    os.kill(pid, signal.SIGCONT)
    show("R", pid, "got SIGCONT, computes")
    conn.send("end")
    show("Z", pid, "has ended, is not joined yet")
    child.join()
    print("joined, still in /proc:", Path(f"/proc/{pid}").exists())


if __name__ == "__main__":
    main()
