"""Don't ask a queue whether it is empty; agree on a last item instead.

Something has been put, and ``empty`` says True, because it is not in the pipe yet.
A loop on ``empty`` ends here with nothing, and one that asks for the next item gets
it.  ``qsize`` counts what has been put, so the two contradict each other.
"""

from collections.abc import Callable
from multiprocessing import Event, Process, Queue, SimpleQueue
from multiprocessing.synchronize import Event as EventType


class LongOrder:
    """An order that can't be packed before an event is set."""

    def __init__(self, go: EventType) -> None:
        self.go = go

    def __reduce__(self) -> tuple[Callable[[str], str], tuple[str]]:
        """Tell ``pickle`` what to send; the queue's thread calls this."""
        assert self.go.wait(timeout=20)
        return str, ("soup",)


def waiter(orders: "Queue[object]", go: EventType, notes: "SimpleQueue[str]") -> None:
    """Put one order and a last item; runs in a child."""
    orders.put(LongOrder(go))
    orders.put(None)
    notes.put("put has returned, twice")


def main() -> None:
    orders: Queue[object] = Queue()
    go = Event()
    notes: SimpleQueue[str] = SimpleQueue()
    child = Process(target=waiter, args=(orders, go, notes))
    child.start()
    print(notes.get())
    print("empty:", orders.empty(), "- qsize:", orders.qsize())
    found = []
    while not orders.empty():
        found.append(orders.get())
    print("found while not empty:", found)
    go.set()
    print(
        "found until the last item:", list(iter(lambda: orders.get(timeout=20), None))
    )
    child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
