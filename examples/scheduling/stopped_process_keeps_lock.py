"""Take the CPU away from a process: it keeps its lock, its file and its memory."""

import os
import signal
import tempfile
import time
from multiprocessing import Lock, Pipe, Process
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Lock as LockType
from pathlib import Path

MEMORY = 32 * 1024  # KiB
TIMEOUT = 10  # seconds
TRY = 0.3  # seconds that main waits for the lock


def worker(path: Path, lock: LockType, conn: Connection) -> None:
    """Hold a lock, a file and memory while computing; runs in a child process."""
    data = bytearray(b"x" * MEMORY * 1024)
    with lock, path.open("w"):
        conn.send(len(data))
        while not conn.poll():
            pass


def stat(pid: int) -> list[str]:
    """Return the fields of /proc/PID/stat from the state on."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def cpu_time(pid: int) -> int:
    """Return the CPU time of a process so far, in clock ticks."""
    return int(stat(pid)[11]) + int(stat(pid)[12])


def resident(pid: int) -> int:
    """Return how many KiB of memory a process has."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def has_open(pid: int, path: Path) -> bool:
    """Tell whether a process has a file open."""
    links = Path(f"/proc/{pid}/fd").iterdir()
    return any(link.readlink() == path for link in links)


def stop(pid: int) -> None:
    """Stop a process, and wait until it is stopped."""
    os.kill(pid, signal.SIGSTOP)
    deadline = time.monotonic() + TIMEOUT
    while stat(pid)[0] != "T":
        assert time.monotonic() < deadline, "not stopped"
        time.sleep(0.01)


def main() -> None:
    lock, (conn, child_conn) = Lock(), Pipe()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder).resolve() / "output.txt"
        child = Process(target=worker, args=(path, lock, child_conn), daemon=True)
        child.start()
        assert child.pid is not None
        assert conn.poll(TIMEOUT)
        conn.recv()

        stop(child.pid)
        before = cpu_time(child.pid)
        print("main gets the lock:", lock.acquire(timeout=TRY))
        print("CPU time meanwhile:", cpu_time(child.pid) - before)
        print("still has its memory:", resident(child.pid) > MEMORY)
        print("still has its file open:", has_open(child.pid, path))

        os.kill(child.pid, signal.SIGCONT)
        conn.send("stop")
        child.join(TIMEOUT)
    print("main gets the lock after it has ended:", lock.acquire(timeout=TIMEOUT))


if __name__ == "__main__":
    main()
