"""Leave a Value its RLock: its ``value`` takes the lock that you hold.

``total.value += 1`` needs the lock from reading to writing, so it stands inside
``with total.get_lock()``.  But reading takes the lock as well, and so does writing.
That works because ``Value`` makes itself an ``RLock``.  With a plain ``Lock`` of yours
the first reading inside the ``with`` waits for ever.
"""

from multiprocessing import Lock, Pipe, Process, Value
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized

PATIENCE = 1  # seconds, counted from when the clerk has the lock


def count(total: "Synchronized[int]", line: Connection) -> None:
    """Add one, and tell the total; runs in a process of its own."""
    with total.get_lock():
        line.send("I have the lock")
        total.value += 1
        line.send(f"the total is {total.value}")


def watch(total: "Synchronized[int]") -> str:
    """Have a clerk count, and say how that ends."""
    mine, theirs = Pipe()
    clerk = Process(target=count, args=(total, theirs))
    clerk.start()
    mine.recv()
    if mine.poll(PATIENCE):
        said = str(mine.recv())
    else:
        said = "the clerk waits for itself"
        clerk.kill()
    clerk.join()
    return said


def main() -> None:
    as_made = Value("i", 0)
    print(f"with its own {type(as_made.get_lock()).__name__}: {watch(as_made)}")
    print(f"with a plain Lock: {watch(Value('i', 0, lock=Lock()))}")


if __name__ == "__main__":
    main()
