"""Bring a process into each state, and read the state from the kernel.

A process is not in a state for long, so looking at a moment of your choice
proves nothing.  Here each state is forced: the clerk waits for a letter, counts,
is stopped, goes on, and ends without being waited for.  Each time the parent
waits until the kernel says so.  ``is_alive`` would not do for the zombie: looking
that way makes it go.
"""

import os
import signal
import time
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path

PATIENCE = 10  # seconds


def clerk(desk: Connection) -> None:
    """Wait for a letter, then count until the next; this runs in the child."""
    desk.send("at my desk")
    desk.recv()
    while not desk.poll():
        pass


def state_in(stat: str) -> str:
    """Return the state letter; the name before it may hold spaces and brackets."""
    return stat.rpartition(")")[2].split()[0]


def show(what: str, pid: int, expected: str) -> None:
    """Wait until the kernel says a process is in the state expected."""
    deadline = time.monotonic() + PATIENCE
    while (state := state_in(Path(f"/proc/{pid}/stat").read_text())) != expected:
        assert time.monotonic() < deadline, f"{what}: still {state}"
        time.sleep(0.01)
    print(f"{state}  {what}")


def main() -> None:
    desk, counter = Pipe()
    spawn = get_context("spawn")  # a fork server would reap the zombie
    child = spawn.Process(target=clerk, args=(counter,))
    child.start()
    counter.close()
    desk.recv()
    assert child.pid is not None
    pid = child.pid

    show("waits for a letter", pid, "S")
    desk.send("count")
    show("counts", pid, "R")
    os.kill(pid, signal.SIGSTOP)
    os.waitid(os.P_PID, pid, os.WSTOPPED)
    show("is stopped", pid, "T")
    os.kill(pid, signal.SIGCONT)
    show("counts again", pid, "R")
    desk.send("enough")
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)  # it ended; leave it there
    show("has ended, and nobody has asked how", pid, "Z")
    child.join()
    print("-  after join, still listed:", Path(f"/proc/{pid}").exists())
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
