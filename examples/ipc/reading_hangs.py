"""Don't kill a process that may hold the lock of a ``Value``: nobody can read it then.

The clerk is killed inside ``with total.get_lock()``.  Even a reading of ``value``
takes that lock, so the reader waits for ever; main gives it some time and kills it.
``get_obj`` leads past the lock to the number, which may be half of a change.
"""

from multiprocessing import Pipe, Process, Value
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized

PATIENCE = 1  # seconds; an hour would change nothing


def clerk(total: "Synchronized[int]", line: Connection) -> None:
    """Take the lock and add one; runs in a child."""
    with total.get_lock():
        total.value += 1
        line.send("has the lock")
        line.recv()  # here it is killed


def reader(total: "Synchronized[int]", line: Connection) -> None:
    """Read the number, that is all; runs in a child."""
    line.send("reads")
    line.send(total.value)


def main() -> None:
    total = Value("i", 41)
    mine, theirs = Pipe()
    child = Process(target=clerk, args=(total, theirs))
    child.start()
    print("clerk:", mine.recv())
    child.kill()
    child.join()

    child = Process(target=reader, args=(total, theirs))
    child.start()
    print("reader:", mine.recv())
    print("reader has read it:", mine.poll(PATIENCE))
    child.kill()
    child.join()

    print("main can have the lock:", total.get_lock().acquire(timeout=0.1))
    print("past the lock:", total.get_obj().value)


if __name__ == "__main__":
    main()
