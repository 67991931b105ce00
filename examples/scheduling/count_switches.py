"""Count context switches to learn whether a process waits or lacks a CPU."""

import os
import time
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path

WAITS = 100
PREEMPTIONS = 20


def switches(pid: int) -> tuple[int, int]:
    """Return the voluntary and the involuntary switches of a process so far."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    voluntary, involuntary = (line for line in lines if "ctxt_switches" in line)
    return int(voluntary.split()[1]), int(involuntary.split()[1])


def wait_often(conn: Connection) -> None:
    """Wait many times; runs in a child process."""
    before = switches(os.getpid())
    for _ in range(WAITS):
        time.sleep(0.001)
    conn.send((before, switches(os.getpid())))


def compute(cpu: int, conn: Connection) -> None:
    """Compute on one CPU until preempted many times; runs in a child process."""
    os.sched_setaffinity(0, {cpu})
    before = after = switches(os.getpid())
    while after[1] - before[1] < PREEMPTIONS:
        sum(range(10_000))
        after = switches(os.getpid())
    conn.send((before, after))


def usual_kind(workers: list[Process], conn: Connection) -> str:
    """Run workers until the first has counted, and return the kind it has more of."""
    for process in workers:
        process.start()
    before, after = conn.recv()
    for process in workers:
        process.kill()
        process.join()
    voluntary, involuntary = (new - old for old, new in zip(before, after, strict=True))
    return "voluntary" if voluntary > involuntary else "involuntary"


def main() -> None:
    conn, child_conn = Pipe(duplex=False)
    waiting = [Process(target=wait_often, args=(child_conn,))]
    print("a process that waits: mostly", usual_kind(waiting, conn))
    cpu = min(os.sched_getaffinity(0))
    rivals = [
        Process(target=compute, args=(cpu, child_conn), daemon=True) for _ in range(2)
    ]
    print("two processes on one CPU: mostly", usual_kind(rivals, conn))


if __name__ == "__main__":
    main()
