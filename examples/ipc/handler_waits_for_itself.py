"""Take no lock in a handler: the one who holds it may be the code that it interrupts.

The clerk writes while holding a lock.  A signal comes just then, and the handler wants
the same lock.  It runs in the same thread, on top of the interrupted lines, and these
go on when it returns; so it waits for itself.  Here it gives up after a while.
"""

import os
import signal
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from threading import Lock
from types import FrameType

PATIENCE = 0.5  # seconds; an hour would change nothing


def clerk(line: Connection) -> None:
    """Hold the lock while a signal comes; runs in a child."""
    lock = Lock()

    def handler(_number: int, _frame: FrameType | None) -> None:
        got_it = lock.acquire(timeout=PATIENCE)
        line.send(f"the handler got the lock: {got_it}")

    signal.signal(signal.SIGUSR1, handler)
    with lock:
        line.send("the clerk has the lock")
        line.recv()  # here the signal comes


def main() -> None:
    mine, theirs = Pipe()
    child = Process(target=clerk, args=(theirs,))
    child.start()
    print(mine.recv())
    assert child.pid
    os.kill(child.pid, signal.SIGUSR1)
    print(mine.recv())
    mine.send("go on")
    child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
