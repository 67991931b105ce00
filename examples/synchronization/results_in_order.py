"""If only the answers must be in order, let ``map`` put them in order.

``executor.map`` gives the answers in the order of the questions, whoever is ready
first.  Here the invoices are even forced to be finished from the last to the first:
each waits for the one behind it.  No lock and no turn is needed, so no process ever
waits for another on account of the order.
"""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event, SimpleQueue
from multiprocessing.synchronize import Event as EventType

PRICES = {1: 20, 2: 5, 3: 30}  # by number of the invoice
done: dict[int, EventType] = {}  # set in each worker, by prepare
finished: "SimpleQueue[int]"


def prepare(events: dict[int, EventType], notes: "SimpleQueue[int]") -> None:
    """Keep what may only be passed when a worker starts; runs once in each."""
    global finished
    finished = notes
    done.update(events)


def with_tax(invoice: int) -> int:
    """Return what is to be paid, but not before the invoice behind is finished."""
    if behind := done.get(invoice + 1):
        behind.wait()
    finished.put(invoice)
    done[invoice].set()
    return PRICES[invoice] * 12 // 10


def main() -> None:
    notes: SimpleQueue[int] = SimpleQueue()
    events = {invoice: Event() for invoice in PRICES}
    with ProcessPoolExecutor(
        max_workers=len(PRICES), initializer=prepare, initargs=(events, notes)
    ) as executor:
        answers = list(executor.map(with_tax, PRICES))
    print("asked:   ", *PRICES)
    print("finished:", *(notes.get() for _ in PRICES))
    print("answers: ", *answers)


if __name__ == "__main__":
    main()
