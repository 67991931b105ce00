"""Lower your own priority as you like; to raise it again takes a privilege."""

import os
import resource
from multiprocessing import Process

NOBODY = 65534  # a user without any privilege
NAMES = {
    os.SCHED_OTHER: "SCHED_OTHER",
    os.SCHED_IDLE: "SCHED_IDLE",
    os.SCHED_FIFO: "SCHED_FIFO",
}


def drop_privileges() -> None:
    """Give up every right to raise the priority."""
    for limit in (resource.RLIMIT_NICE, resource.RLIMIT_RTPRIO):
        resource.setrlimit(limit, (0, 0))
    if os.geteuid() == 0:
        os.setuid(NOBODY)


def change_nice(increment: int) -> str:
    """Add to the nice value, and tell by how much it has changed."""
    before = os.nice(0)
    try:
        os.nice(increment)
    except PermissionError:
        return f"nice {increment:+}: PermissionError, changed by {os.nice(0) - before}"
    return f"nice {increment:+}: changed by {os.nice(0) - before}"


def set_policy(policy: int, priority: int) -> str:
    """Ask for a policy, and tell which one is in force afterwards."""
    try:
        os.sched_setscheduler(0, policy, os.sched_param(priority))
    except PermissionError:
        current = NAMES[os.sched_getscheduler(0)]
        return f"{NAMES[policy]}: PermissionError, still {current}"
    return f"{NAMES[policy]}: now {NAMES[os.sched_getscheduler(0)]}"


def worker() -> None:
    """Lower the priority, and try to raise it; runs in a child process."""
    drop_privileges()
    print(change_nice(+1))
    print(change_nice(-1))
    print(set_policy(os.SCHED_FIFO, 1))
    print(set_policy(os.SCHED_IDLE, 0))


def main() -> None:
    process = Process(target=worker)
    process.start()
    process.join()
    print("exit code:", process.exitcode)


if __name__ == "__main__":
    main()
