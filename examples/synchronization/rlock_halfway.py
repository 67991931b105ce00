"""Don't let an RLock lead you into the middle of your own change.

A lock promises that nobody sees a transfer half done.  Another process has to wait,
and finds 200.  The clerk's own ``audit`` is let in at once, between the two halves,
and finds 190.  The hang that a plain ``Lock`` makes there is at least a warning.
"""

from ctypes import c_int
from multiprocessing import Event, Process, RawValue, RLock, SimpleQueue
from multiprocessing.synchronize import Event as EventType
from multiprocessing.synchronize import RLock as RLockType
from typing import NamedTuple


class Books(NamedTuple):
    """Two totals that belong together, and the lock that guards both."""

    lock: RLockType
    cash: c_int
    bank: c_int


def audit(books: Books) -> int:
    """Return what there is altogether."""
    with books.lock:
        return books.cash.value + books.bank.value


def clerk(books: Books, halfway: EventType, notes: "SimpleQueue[int]") -> None:
    """Move ten from cash to bank, and audit too early; runs in its own process."""
    with books.lock:
        books.cash.value -= 10
        halfway.set()
        notes.put(audit(books))
        books.bank.value += 10


def auditor(books: Books, halfway: EventType, notes: "SimpleQueue[int]") -> None:
    """Audit when the transfer is half done; runs in a process of its own."""
    halfway.wait()
    notes.put(audit(books))


def main() -> None:
    books = Books(RLock(), RawValue("i", 100), RawValue("i", 100))
    halfway = Event()
    notes: SimpleQueue[int] = SimpleQueue()
    both = [Process(target=t, args=(books, halfway, notes)) for t in (auditor, clerk)]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert all(process.exitcode == 0 for process in both)
    print("the clerk, in the middle of the transfer:", notes.get())
    print("the auditor, who had to wait:", notes.get())


if __name__ == "__main__":
    main()
