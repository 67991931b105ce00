"""Take the CPU away from a process: it keeps the lock, the file and the memory.

The clerk holds a lock, has a file open and a large piece of memory, and computes.
While it is stopped the scheduler passes it over.  Its CPU time stands still, and
everything else stays with it: others wait for the lock as long as it is away.
"""

import os
import signal
import tempfile
import time
from multiprocessing import Lock, Pipe, Process
from multiprocessing import synchronize as sync
from multiprocessing.connection import Connection
from pathlib import Path

MEMORY = 32 * 1024  # KiB that the clerk fills
PATIENCE = 10  # seconds
AWAY = 0.3  # seconds that the others try to get the lock


def clerk(path: Path, lock: sync.Lock, desk: Connection) -> None:
    """Take the lock, a file and memory, then compute until a letter comes."""
    paper = bytearray(b"x" * MEMORY * 1024)
    with lock, path.open("w"):
        desk.send(len(paper))
        while not desk.poll():
            pass


def cpu_time(pid: int) -> int:
    """Return the clock ticks that a process has been on a CPU so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def resident(pid: int) -> int:
    """Return how many KiB of memory a process has."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def has_open(pid: int, path: Path) -> bool:
    """Tell whether a process has a file open."""
    links = Path(f"/proc/{pid}/fd").iterdir()
    return any(link.readlink() == path for link in links)


def wait_until(pid: int, state: str) -> None:
    """Wait until a process is in a state, such as T for stopped."""
    deadline = time.monotonic() + PATIENCE
    while Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != state:
        assert time.monotonic() < deadline, f"not in state {state}"
        time.sleep(0.01)


def main() -> None:
    lock, (desk, counter) = Lock(), Pipe()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder).resolve() / "ledger"
        child = Process(target=clerk, args=(path, lock, counter), daemon=True)
        child.start()
        assert desk.poll(PATIENCE)
        desk.recv()
        assert child.pid is not None
        pid = child.pid

        os.kill(pid, signal.SIGSTOP)
        wait_until(pid, "T")
        print("somebody else gets the lock:", lock.acquire(timeout=AWAY))
        before = cpu_time(pid)
        print("and some time later:", lock.acquire(timeout=AWAY))
        print("CPU time got meanwhile:", cpu_time(pid) - before)
        print("has its memory:", resident(pid) > MEMORY)
        print("has its file open:", has_open(pid, path))

        os.kill(pid, signal.SIGCONT)
        desk.send("enough")
        child.join(PATIENCE)
    print("after it has ended, the lock:", lock.acquire(timeout=PATIENCE))
    print("exit code:", child.exitcode)


if __name__ == "__main__":
    main()
