"""Give every waiter a ticket, and nobody who came later can go first.

It is the story of Ada and Bo once more: she asks first, then gets no CPU for a while.
Her ticket keeps her place, so Bo waits for her turn to be over, though the lock is
free.  Each ticket waits at a gate of its own, and whoever leaves opens the next
gate only; so one waiter is woken, and it is the right one.
"""

import os
import signal
import time
from multiprocessing import Lock, Pipe, Process, RawValue, Semaphore
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType

PATIENCE = 10  # seconds


class TicketLock:
    """Let its users in by number; so many may use it as there are places."""

    def __init__(self, places: int) -> None:
        self.counter = Lock()  # for the moment of drawing
        self.drawn = RawValue("L", 0)
        self.served = RawValue("L", 0)  # changed only by the holder
        self.gates = [Semaphore(int(place == 0)) for place in range(places)]

    def __enter__(self) -> None:
        with self.counter:
            ticket = self.drawn.value
            self.drawn.value += 1
        self.gates[ticket % len(self.gates)].acquire()

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.served.value += 1
        self.gates[self.served.value % len(self.gates)].release()


def clerk(name: str, turns: int, lock: TicketLock, desk: Connection) -> None:
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
    lock = TicketLock(places=3)
    office, desk = Pipe(duplex=False)
    ada = Process(name="Ada", target=clerk, args=("Ada", 1, lock, desk))
    bo = Process(name="Bo", target=clerk, args=("Bo", 3, lock, desk))
    with lock:
        ada.start()
        print(office.recv())
        wait_for_state(ada, "S")  # she waits at her gate
        assert ada.pid is not None
        os.kill(ada.pid, signal.SIGSTOP)
        wait_for_state(ada, "T")
    bo.start()
    print(office.recv())
    wait_for_state(bo, "S")  # he waits at his
    print("Bo has got in before her:", office.poll())
    os.kill(ada.pid, signal.SIGCONT)
    for _ in range(4):
        print(office.recv())
    ada.join()
    bo.join()
    assert ada.exitcode == bo.exitcode == 0


if __name__ == "__main__":
    main()
