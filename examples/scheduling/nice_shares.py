"""Be nice to those who share your CPU, and see by how much.

Two clerks count without end on one and the same CPU.  When both are nice 0 they
get the same; when one of them is nice 10 it gets the smaller share.  Being nice
doesn't stop anybody: alone on a CPU, the nicest process has all of it.  Both
clerks are in one session, since Linux may weigh sessions before processes.
"""

import os
import sys
import time
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path

PATIENCE = 20  # seconds
TOGETHER = 1.0  # seconds of CPU time that the two clerks share
TICK = os.sysconf("SC_CLK_TCK")  # a second, in the unit of /proc/PID/stat


def clerk(cpu: int, niceness: int, desk: Connection) -> None:
    """Count without end on one CPU; this runs in the child."""
    os.sched_setaffinity(0, {cpu})
    os.nice(niceness)
    desk.send("at my desk")
    while True:
        pass


def cpu_time(child: Process) -> float:
    """Return the seconds of CPU time that a child has had so far."""
    fields = Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK  # in user and in system mode


def shares(niceness: int, together: float) -> tuple[float, float]:
    """Return what a plain clerk and a nice one got of the CPU time they shared."""
    cpu = min(os.sched_getaffinity(0))
    desk, door = Pipe()
    clerks = [
        Process(target=clerk, args=(cpu, nice, door), daemon=True)
        for nice in (0, niceness)
    ]
    for child in clerks:
        child.start()
    for _ in clerks:
        desk.recv()

    before = [cpu_time(child) for child in clerks]
    deadline = time.monotonic() + PATIENCE * together
    plain = nice = 0.0
    while plain + nice < together:
        assert time.monotonic() < deadline, f"only {plain + nice} seconds"
        time.sleep(0.02)
        plain, nice = (cpu_time(c) - b for c, b in zip(clerks, before, strict=True))

    for child in clerks:
        child.kill()
        child.join()
    return plain, nice


def main() -> None:
    if sys.argv[1:]:  # with a number of seconds it measures
        for niceness in (0, 1, 5, 10, 19):
            plain, nice = shares(niceness, float(sys.argv[1]))
            print(f"nice 0 and {niceness}: {plain:.2f} s and {nice:.2f} s")
        return
    plain, nice = shares(0, TOGETHER)
    print("both nice 0: neither got twice as much:", 0.5 < plain / nice < 2)
    plain, nice = shares(10, TOGETHER)
    print("nice 0 and 10: one got three times as much or more:", plain > 3 * nice)


if __name__ == "__main__":
    main()
