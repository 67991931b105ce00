"""Use an RLock where a function that holds the lock calls one that takes it.

An ``RLock`` knows its holder and counts: each ``with`` adds one for the process that
has it already, and each end of a ``with`` takes one off.  What is printed is the
lock itself, with holder and count.  With a ``Lock`` the clerk would wait for ever at
the first ``post``.
"""

from multiprocessing import Process, RLock, SimpleQueue
from multiprocessing.synchronize import RLock as RLockType


def post(entry: str, lock: RLockType, book: "SimpleQueue[str]") -> None:
    """Write one entry."""
    with lock:
        print(f"{entry}:  {lock}")
        book.put(entry)


def transfer(lock: RLockType, book: "SimpleQueue[str]") -> None:
    """Write two entries that belong together; runs in a process of its own."""
    print("before:   ", lock)
    with lock:
        print("transfer: ", lock)
        post("cash -10", lock, book)
        post("bank +10", lock, book)
        print("transfer: ", lock)
    print("after:    ", lock)


def main() -> None:
    lock = RLock()
    book: SimpleQueue[str] = SimpleQueue()
    clerk = Process(target=transfer, args=(lock, book), name="ada")
    clerk.start()
    clerk.join()
    print("exit code:", clerk.exitcode)
    print("in the book:", book.get(), "and", book.get())


if __name__ == "__main__":
    main()
