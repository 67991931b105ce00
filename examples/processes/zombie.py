"""Reap your children: join them, or look at them now and then.

A process that has ended leaves its entry in the system's table, with the exit
code, until its parent fetches that; till then it is a zombie (Z).  ``join``
fetches it, and so do ``is_alive``, ``exitcode``, ``active_children`` and the next
``start``.  A parent that does none of these collects zombies as long as it lives.
"""

import os
from multiprocessing import active_children, get_context
from multiprocessing.context import SpawnProcess
from pathlib import Path

SPAWN = get_context("spawn")  # a fork server's child is not ours to reap


def errand() -> None:
    """Do nothing, successfully."""


def ended() -> tuple[SpawnProcess, int]:
    """Return a child that has ended and has not been reaped, and its pid."""
    child = SPAWN.Process(target=errand)
    child.start()
    assert child.pid is not None
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)  # wait, but leave it there
    return child, child.pid


def state(pid: int) -> str:
    """Return the state letter that Linux gives a process, or "no such process"."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return "no such process"
    return status.partition("State:")[2].split()[0]


def main() -> None:
    one, pid = ended()
    maps = Path(f"/proc/{pid}/maps").read_text()
    print("ended:", state(pid), "- pieces of memory left:", len(maps.splitlines()))
    one.join()
    print("joined:", state(pid))

    _other, pid = ended()
    print("ended:", state(pid))
    print("active children:", active_children())
    print("having looked:", state(pid))


if __name__ == "__main__":
    main()
