"""Don't read R as "has the CPU": it means running or ready to run.

Two clerks count without end, and both are bound to one and the same CPU.  Only
one can be running at any moment; the other is ready.  The kernel says R of both.
Taking R for "running" leads one to count more processes at work than there are
CPUs.
"""

import os
import time
from multiprocessing import Process
from pathlib import Path

PATIENCE = 10  # seconds


def clerk() -> None:
    """Count without end; this runs in the child."""
    while True:
        pass


def state(pid: int) -> str:
    """Return the state letter that the kernel has for a process."""
    stat = Path(f"/proc/{pid}/stat").read_text()
    return stat.rpartition(")")[2].split()[0]


def main() -> None:
    cpu = min(os.sched_getaffinity(0))
    clerks = [Process(target=clerk, daemon=True) for _ in range(2)]
    pids = []
    for child in clerks:
        child.start()
        assert child.pid is not None
        os.sched_setaffinity(child.pid, {cpu})
        pids.append(child.pid)

    deadline = time.monotonic() + PATIENCE
    while (states := [state(pid) for pid in pids]) != ["R", "R"]:
        assert time.monotonic() < deadline, f"still {states}"
        time.sleep(0.01)
    cpus = set().union(*(os.sched_getaffinity(pid) for pid in pids))
    print("processes:", len(pids), "CPUs they may use:", len(cpus))
    print("their states:", *states)

    for child in clerks:
        child.kill()
        child.join()


if __name__ == "__main__":
    main()
