"""Let a handler put a note into a ``queue.SimpleQueue``, and do the work elsewhere.

``put`` of that queue is made so that it may be interrupted by itself, which the manual
promises for no other.  Here a thread takes the notes and does what a handler mustn't:
it waits for the lock.  The clerk goes on, and the work is done when the lock is free.
"""

import os
import signal
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Lock, Thread


def clerk(line: Connection) -> None:
    """Hold the lock while a signal comes; runs in a child."""
    lock = Lock()
    notes: SimpleQueue[int] = SimpleQueue()

    def helper() -> None:
        name = signal.Signals(notes.get()).name
        with lock:
            line.send(f"the helper has the lock, for {name}")

    signal.signal(signal.SIGUSR1, lambda number, _frame: notes.put(number))
    thread = Thread(target=helper)
    thread.start()
    with lock:
        line.send("the clerk has the lock")
        line.recv()  # here the signal comes
        line.send("the clerk goes on")
    thread.join()


def main() -> None:
    mine, theirs = Pipe()
    child = Process(target=clerk, args=(theirs,))
    child.start()
    print(mine.recv())
    assert child.pid
    os.kill(child.pid, signal.SIGUSR1)
    mine.send("go on")
    print(mine.recv())
    print(mine.recv())
    child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
