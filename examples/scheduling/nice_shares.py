"""Share one CPU: the process with the higher nice value gets less of it."""

import os
import sys
import time
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path

TIMEOUT = 20  # seconds, for each second of CPU time
TOTAL = 1.0  # seconds of CPU time that two workers share
TICK = os.sysconf("SC_CLK_TCK")  # a second, in the unit of /proc/PID/stat


def worker(cpu: int, nice: int, conn: Connection) -> None:
    """Compute without end on one CPU; runs in a child process."""
    os.sched_setaffinity(0, {cpu})
    os.nice(nice)
    conn.send("ready")
    while True:
        pass


def cpu_time(process: Process) -> float:
    """Return the seconds of CPU time that a child process has used."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK  # user mode and kernel mode


def measure(workers: list[Process], total: float) -> list[float]:
    """Let the workers use an amount of CPU time, and return the part of each."""
    before = [cpu_time(process) for process in workers]
    parts = [0.0 for _ in workers]
    deadline = time.monotonic() + TIMEOUT * total
    while sum(parts) < total:
        assert time.monotonic() < deadline, f"only {sum(parts)} seconds"
        time.sleep(0.02)
        parts = [cpu_time(p) - b for p, b in zip(workers, before, strict=True)]
    return parts


def shares(nice: int, total: float) -> list[float]:
    """Return the CPU times of a worker at nice 0 and of one at another value."""
    cpu = min(os.sched_getaffinity(0))
    conn, child_conn = Pipe()
    workers = [
        Process(target=worker, args=(cpu, value, child_conn), daemon=True)
        for value in (0, nice)
    ]
    for process in workers:
        process.start()
    for _ in workers:
        conn.recv()
    parts = measure(workers, total)
    for process in workers:
        process.kill()
        process.join()
    return parts


def main() -> None:
    if sys.argv[1:]:  # the seconds of CPU time to measure with
        for nice in (0, 1, 5, 10, 19):
            first, second = shares(nice, float(sys.argv[1]))
            print(f"nice 0 and {nice}: {first:.2f} s and {second:.2f} s")
        return
    first, second = shares(0, TOTAL)
    print("nice 0 and 0: less than twice as much:", 0.5 < first / second < 2)
    first, second = shares(10, TOTAL)
    print("nice 0 and 10: more than three times as much:", first > 3 * second)


if __name__ == "__main__":
    main()
