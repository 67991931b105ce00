"""Don't take a Lock that you hold already: you would wait for yourself.

``post`` takes the lock of the book, as it should.  ``transfer`` takes it too, to keep
its two entries together, and calls ``post`` inside.  A ``Lock`` is taken or free and
doesn't ask by whom, so the clerk waits for a release that nobody but the clerk is
going to do.
"""

from multiprocessing import Event, Lock, Process, SimpleQueue
from multiprocessing.synchronize import Event as EventType
from multiprocessing.synchronize import Lock as LockType

PATIENCE = 1  # seconds, counted from when the clerk has the lock


def post(entry: str, lock: LockType, book: "SimpleQueue[str]") -> None:
    """Write one entry."""
    with lock:
        book.put(entry)


def transfer(lock: LockType, book: "SimpleQueue[str]", holding: EventType) -> None:
    """Write two entries that belong together; runs in a process of its own."""
    with lock:
        holding.set()
        post("cash -10", lock, book)
        post("bank +10", lock, book)


def main() -> None:
    lock, holding = Lock(), Event()
    book: SimpleQueue[str] = SimpleQueue()
    clerk = Process(target=transfer, args=(lock, book, holding))
    clerk.start()
    holding.wait()
    clerk.join(timeout=PATIENCE)
    print("the clerk is still waiting:", clerk.is_alive())
    clerk.kill()
    clerk.join()
    print("the book is empty:", book.empty())


if __name__ == "__main__":
    main()
