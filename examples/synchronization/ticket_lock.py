"""Draw a ticket, wait at its gate, and be served in the order of asking."""

import os
import signal
import time
from multiprocessing import Lock, Pipe, Process, RawValue, Semaphore, current_process
from multiprocessing.connection import Connection
from pathlib import Path

TURNS = 3  # of worker 2


class TicketLock:
    """Serve in the order of the tickets; for at most so many users at once."""

    def __init__(self, users: int) -> None:
        self.drawing = Lock()
        self.drawn = RawValue("L", 0)
        self.served = RawValue("L", 0)  # changed by the holder only
        self.gates = [Semaphore(int(gate == 0)) for gate in range(users)]

    def draw(self) -> int:
        """Return the next ticket; drawing it counts as asking for the lock."""
        with self.drawing:
            ticket: int = self.drawn.value
            self.drawn.value += 1
        return ticket

    def __enter__(self) -> int:
        ticket = self.draw()
        self.gates[ticket % len(self.gates)].acquire()
        return ticket

    def __exit__(self, *_: object) -> None:
        self.served.value += 1
        self.gates[self.served.value % len(self.gates)].release()


def worker(turns: int, lock: TicketLock, conn: Connection) -> None:
    """Take the lock some times, and report each; runs in a child process."""
    name = current_process().name
    conn.send(f"{name} asks")
    for turn in range(1, turns + 1):
        with lock:
            conn.send(f"{name} has the lock, turn {turn}")


def wait_for_state(process: Process, state: str) -> None:
    """Wait until the kernel says that a process sleeps (S) or is stopped (T)."""
    stat = Path(f"/proc/{process.pid}/stat")
    while stat.read_text().rpartition(")")[2].split()[0] != state:
        time.sleep(0.01)


def main() -> None:
    lock = TicketLock(users=3)
    reader, conn = Pipe(duplex=False)
    first = Process(name="worker 1", target=worker, args=(1, lock, conn))
    second = Process(name="worker 2", target=worker, args=(TURNS, lock, conn))
    with lock:
        first.start()
        print(reader.recv())
        wait_for_state(first, "S")  # it waits at its gate
        assert first.pid is not None
        os.kill(first.pid, signal.SIGSTOP)  # and gets no CPU for a while
        wait_for_state(first, "T")
    second.start()
    print(reader.recv())
    wait_for_state(second, "S")  # the lock is free, and it waits all the same
    os.kill(first.pid, signal.SIGCONT)
    for _ in range(1 + TURNS):
        print(reader.recv())
    first.join()
    second.join()


if __name__ == "__main__":
    main()
