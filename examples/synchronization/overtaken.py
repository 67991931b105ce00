"""Don't expect a lock to serve its waiters in the order in which they asked.

Ada asks first and waits.  Then she gets no CPU for a while, as can happen to anyone;
SIGSTOP stands for that here.  The lock comes free and is not kept for her: Bo, who
asks later, takes it three times.  Nothing in ``Lock`` would stop him after a
thousand, and to wait like that without end is called starvation.
"""

import os
import signal
import time
from multiprocessing import Lock, Pipe, Process
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Lock as LockType
from pathlib import Path

PATIENCE = 10  # seconds


def clerk(name: str, turns: int, lock: LockType, desk: Connection) -> None:
    """Ask for the lock, and say each time that it came; runs in a child."""
    desk.send(f"{name} asks")
    for turn in range(1, turns + 1):
        with lock:
            desk.send(f"{name} has the lock: turn {turn}")


def wait_for_state(child: Process, letter: str) -> None:
    """Wait until the kernel says that a child sleeps (S) or is stopped (T)."""
    stat = Path(f"/proc/{child.pid}/stat")
    deadline = time.monotonic() + PATIENCE
    while stat.read_text().rpartition(")")[2].split()[0] != letter:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def main() -> None:
    lock = Lock()
    office, desk = Pipe(duplex=False)
    ada = Process(name="Ada", target=clerk, args=("Ada", 1, lock, desk))
    bo = Process(name="Bo", target=clerk, args=("Bo", 3, lock, desk))
    with lock:
        ada.start()
        print(office.recv())
        wait_for_state(ada, "S")  # she waits for the lock
        assert ada.pid is not None
        os.kill(ada.pid, signal.SIGSTOP)
        wait_for_state(ada, "T")
    bo.start()
    for _ in range(4):
        print(office.recv())
    bo.join()
    os.kill(ada.pid, signal.SIGCONT)
    print(office.recv())
    ada.join()
    assert ada.exitcode == bo.exitcode == 0


if __name__ == "__main__":
    main()
