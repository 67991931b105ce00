"""Step back as far as you like; to push forward takes a privilege.

An ordinary user's process may be nicer than it was, or leave the CPU to all
others with SCHED_IDLE.  It may not take the nice back, nor ask for SCHED_FIFO:
a clerk that counts without end would then keep nearly all others from its CPU.
When root runs this, the clerk first becomes an ordinary user.
"""

import os
import resource
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection

NOBODY = 65534  # a user without any privilege
NAMES = {
    os.SCHED_OTHER: "SCHED_OTHER",
    os.SCHED_IDLE: "SCHED_IDLE",
    os.SCHED_FIFO: "SCHED_FIFO",
}


def become_ordinary() -> None:
    """Give up all that would let this process go forward."""
    for limit in (resource.RLIMIT_NICE, resource.RLIMIT_RTPRIO):
        resource.setrlimit(limit, (0, 0))
    if os.geteuid() == 0:
        os.setuid(NOBODY)


def try_to(policy: int, priority: int) -> str:
    """Ask for a policy; return the one that holds afterwards."""
    try:
        os.sched_setscheduler(0, policy, os.sched_param(priority))
    except PermissionError:
        return f"{NAMES[policy]} refused, still {NAMES[os.sched_getscheduler(0)]}"
    return NAMES[os.sched_getscheduler(0)]


def be_nicer(by: int) -> str:
    """Add to the nice value; return how much it has changed."""
    before = os.nice(0)
    try:
        os.nice(by)
    except PermissionError:
        return f"nice {by:+} refused, changed by {os.nice(0) - before}"
    return f"nice {by:+}, changed by {os.nice(0) - before}"


def clerk(desk: Connection) -> None:
    """Try both directions; this runs in the child."""
    become_ordinary()
    desk.send([be_nicer(+1), be_nicer(-1)])
    desk.send([try_to(os.SCHED_FIFO, 1), try_to(os.SCHED_IDLE, 0)])


def main() -> None:
    lowest = os.sched_get_priority_min(os.SCHED_FIFO)
    highest = os.sched_get_priority_max(os.SCHED_FIFO)
    print("priorities of SCHED_FIFO:", lowest, "to", highest)
    desk, door = Pipe()
    child = Process(target=clerk, args=(door,))
    child.start()
    print(*desk.recv(), sep="\n")
    print(*desk.recv(), sep="\n")
    child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
