"""Bound a queue, so that a fast producer waits for a slow consumer.

There is room for two orders.  The waiter puts two, and for the third there is no
room: ``put`` waits, and with a time-out raises ``Full``.  It goes on when the cook,
who comes only now, has taken one out.  Without the bound the waiter would never have
noticed, and the orders would pile up in its memory.
"""

from multiprocessing import Process, Queue, SimpleQueue
from queue import Full

ORDERS = ("tea", "cake", "soup", "rice", "fish")
ROOM = 2  # orders that may lie in the queue
MOMENT, LONG = 0.02, 20  # seconds


def waiter(orders: "Queue[str]", notes: "SimpleQueue[str]") -> None:
    """Hand in more orders than there is room for; runs in a child."""
    for order in ORDERS[:ROOM]:
        orders.put(order)
    try:
        orders.put(ORDERS[ROOM], timeout=MOMENT)
    except Full:
        notes.put(f"no room for {ORDERS[ROOM]}")
    for order in ORDERS[ROOM:]:
        orders.put(order, timeout=LONG)


def cook(orders: "Queue[str]", notes: "SimpleQueue[str]") -> None:
    """Take out all orders; runs in a child."""
    for _ in ORDERS:
        notes.put(f"cooked {orders.get(timeout=LONG)}")


def main() -> None:
    orders: Queue[str] = Queue(ROOM)
    notes: SimpleQueue[str] = SimpleQueue()
    children = [
        Process(target=target, args=(orders, notes), name=target.__name__)
        for target in (waiter, cook)
    ]
    children[0].start()
    print("waiter:", notes.get())
    children[1].start()
    for _ in ORDERS:
        print("cook:", notes.get())
    for child in children:
        child.join()
        assert child.exitcode == 0


if __name__ == "__main__":
    main()
