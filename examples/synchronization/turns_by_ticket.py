"""Number the work, and let each number in only when all before it have been.

Three clerks check nine invoices side by side, and enter them in the book as 1, 2, 3
and so on, though clerk 3 may come first.  One condition and one count of whose turn
it is will do for any number of processes.  With the condition's lock alone, and no
``wait_for``, the invoices would stand in the order in which the clerks came.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Condition, Event, Process, RawValue, SimpleQueue
from multiprocessing.synchronize import Event as EventType

CLERKS = (1, 2, 3)
INVOICES = range(1, 10)
ARRIVALS = (3, 1, 2)  # the order in which the clerks come


class Turns:
    """Let in the holders of tickets 1, 2, 3 and so on, one after the other."""

    def __init__(self) -> None:
        self.moved_on = Condition()
        self.now = RawValue("i", 1)  # whose turn it is; the condition guards it

    @contextmanager
    def turn(self, ticket: int) -> Iterator[None]:
        """Wait until it is this ticket's turn; afterwards it is the next one's."""
        with self.moved_on:
            self.moved_on.wait_for(lambda: self.now.value == ticket)
            try:
                yield
            finally:
                self.now.value += 1
                self.moved_on.notify_all()


def clerk(first: int, turns: Turns, here: EventType, book: "SimpleQueue[int]") -> None:
    """Check every third invoice, and enter it when its turn has come."""
    for invoice in INVOICES[first - 1 :: len(CLERKS)]:
        here.set()  # checking would be here: it needs no order, so it takes no turn
        with turns.turn(invoice):
            book.put(invoice)


def main() -> None:
    turns, clerks = Turns(), []
    here = {number: Event() for number in CLERKS}
    book: SimpleQueue[int] = SimpleQueue()
    for number in ARRIVALS:
        places = (number, turns, here[number], book)
        process = Process(target=clerk, name=f"clerk {number}", args=places)
        process.start()
        here[number].wait()
        clerks.append(process)
    for process in clerks:
        process.join()
    assert all(process.exitcode == 0 for process in clerks)
    print("came:   ", *ARRIVALS)
    print("entered:", *(book.get() for _ in INVOICES))


if __name__ == "__main__":
    main()
