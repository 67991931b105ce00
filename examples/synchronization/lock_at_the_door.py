"""Take the lock once, at the door; inside, call functions that leave it alone.

``post`` and ``transfer`` are for callers who don't hold the lock.  ``enter`` is for
those who do: it is the one that writes, and takes no lock.  So nobody takes the lock
twice, a plain ``Lock`` will do, and where it is held can be seen in the code.
"""

from multiprocessing import Lock, Process, SimpleQueue
from multiprocessing.synchronize import Lock as LockType


def enter(entry: str, book: "SimpleQueue[str]") -> None:
    """Write one entry; the caller holds the lock."""
    book.put(entry)


def post(entry: str, lock: LockType, book: "SimpleQueue[str]") -> None:
    """Write an entry that stands alone."""
    with lock:
        enter(entry, book)


def transfer(lock: LockType, book: "SimpleQueue[str]") -> None:
    """Write two entries that belong together."""
    with lock:
        enter("cash -10", book)
        enter("bank +10", book)


def clerk(lock: LockType, book: "SimpleQueue[str]") -> None:
    """Make both kinds of entry; runs in a process of its own."""
    transfer(lock, book)
    post("rent -5", lock, book)


def main() -> None:
    lock = Lock()
    book: SimpleQueue[str] = SimpleQueue()
    process = Process(target=clerk, args=(lock, book))
    process.start()
    process.join()
    print("exit code:", process.exitcode)
    print("in the book:", ", ".join(book.get() for _ in range(3)))


if __name__ == "__main__":
    main()
