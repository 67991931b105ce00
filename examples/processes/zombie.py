"""Join children that have ended, or call active_children(), and no zombie is left."""

import os
from multiprocessing import active_children, get_context
from multiprocessing.context import SpawnProcess
from pathlib import Path

SPAWN = get_context("spawn")  # a fork server would reap them itself


def task() -> None:
    """Do nothing."""


def start_and_let_end() -> SpawnProcess:
    """Return a child that has ended and has not been reaped."""
    child = SPAWN.Process(target=task)
    child.start()
    os.waitid(os.P_PID, child.pid or 0, os.WEXITED | os.WNOWAIT)  # wait, don't reap
    return child


def state(pid: int | None) -> str:
    """Return the state letter that Linux gives a process."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return "no such process"
    return status.partition("State:")[2].split()[0]


def main() -> None:
    child = start_and_let_end()
    print("child 1 has ended:", state(child.pid))
    child.join()
    print("after join():", state(child.pid))

    child = start_and_let_end()
    print("child 2 has ended:", state(child.pid))
    print("active_children():", active_children())
    print("after active_children():", state(child.pid))


if __name__ == "__main__":
    main()
