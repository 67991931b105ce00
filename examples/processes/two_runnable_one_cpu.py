"""Read R as running or ready: two processes on one CPU both show it."""

import os
import time
from multiprocessing import Process
from pathlib import Path

TIMEOUT = 10  # seconds


def worker() -> None:
    """Compute until killed; runs in a child process."""
    while True:
        pass


def start_on(cpu: int, process: Process) -> int:
    """Start a process, bind it to one CPU, and return its PID."""
    process.start()
    assert process.pid is not None
    os.sched_setaffinity(process.pid, {cpu})
    return process.pid


def state(pid: int) -> str:
    """Return the state of a process, such as R (running)."""
    lines = Path(f"/proc/{pid}/status").read_text().split("\n")
    return next(line.split("\t")[1] for line in lines if line.startswith("State:"))


def main() -> None:
    cpu = min(os.sched_getaffinity(0))
    workers = [Process(target=worker, daemon=True) for _ in range(2)]
    pids = [start_on(cpu, process) for process in workers]

    deadline = time.monotonic() + TIMEOUT
    while set(states := [state(pid) for pid in pids]) != {"R (running)"}:
        assert time.monotonic() < deadline, f"still {states}"
        time.sleep(0.01)
    for number, seen in enumerate(states, start=1):
        print(f"worker {number}: {seen}")

    for process in workers:
        process.kill()
        process.join()


if __name__ == "__main__":
    main()
