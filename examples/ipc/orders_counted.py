"""Give the server an object of your own, whose method does the whole step.

``register`` tells a manager of your own how to make a ``Book``.  The object stays in
the server, and ``take`` is one message: read and written are where the object is.  The
server has a thread for each process that talks to it, so the method takes a lock, that
of ``threading``.
"""

from multiprocessing import Barrier, Process
from multiprocessing.managers import BaseManager
from multiprocessing.synchronize import Barrier as BarrierType
from threading import Lock
from typing import Any

ORDERS = 50  # that each waiter takes


class Book:
    """Count orders; lives in the server."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.orders = 0

    def take(self) -> int:
        """Count one order and return its number."""
        with self.lock:
            self.orders += 1
            return self.orders


class Office(BaseManager):
    """A manager that can make a Book."""


Office.register("Book", Book)  # in the child, too: under spawn it imports this


def waiter(book: Any, both_here: BarrierType) -> None:
    """Count one's orders; runs in a child."""
    for _ in range(ORDERS):
        both_here.wait()
        book.take()


def main() -> None:
    with Office() as office:
        book = office.Book()  # type: ignore[attr-defined]
        both_here = Barrier(2, timeout=20)
        waiters = [Process(target=waiter, args=(book, both_here)) for _ in range(2)]
        for process in waiters:
            process.start()
        for process in waiters:
            process.join()
            assert process.exitcode == 0
        print("the next order is number", book.take())
        print("the proxy has", [name for name in dir(book) if name[0] != "_"])


if __name__ == "__main__":
    main()
