"""End a queue with a sentinel from each producer, and count them.

A queue doesn't know whether anybody will put more.  So each waiter puts ``None``
behind its last order, and the cook goes home when there have been as many as there
are waiters.  Ada ends early here, and Bo's orders come after her sentinel.
"""

from multiprocessing import Event, Process, Queue
from multiprocessing.synchronize import Event as EventType

WAITERS = 2
Order = str | None  # None: this waiter has no more


def ada(orders: "Queue[Order]", gone: EventType) -> None:
    """Hand in one order, and go; runs in a child."""
    orders.put("tea")
    orders.put(None)
    orders.close()
    orders.join_thread()  # all is in the pipe
    gone.set()


def bo(orders: "Queue[Order]", gone: EventType) -> None:
    """Hand in two orders when Ada has gone; runs in a child."""
    assert gone.wait(timeout=20)
    for order in ("cake", "soup", None):
        orders.put(order)


def cook(orders: "Queue[Order]") -> list[str]:
    """Take orders until all waiters have gone."""
    cooked, here = [], WAITERS
    while here:
        order = orders.get(timeout=20)
        if order is None:
            here -= 1
        else:
            cooked.append(order)
    return cooked


def main() -> None:
    orders: Queue[Order] = Queue()
    gone = Event()
    waiters = [Process(target=who, args=(orders, gone)) for who in (ada, bo)]
    for process in waiters:
        process.start()
    print("cooked:", *cook(orders))
    for process in waiters:
        process.join()
        assert process.exitcode == 0


if __name__ == "__main__":
    main()
