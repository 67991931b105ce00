"""Don't stop at the first sentinel when there are several producers.

Ada has no more and puts ``None``.  The cook takes it for the end of all orders and
goes home.  Bo's orders stand behind it, and nobody ever takes them out.
"""

from multiprocessing import Event, Process, Queue
from multiprocessing.synchronize import Event as EventType

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
    """Take orders until somebody has gone: too early."""
    cooked = []
    while (order := orders.get(timeout=20)) is not None:
        cooked.append(order)
    return cooked


def main() -> None:
    orders: Queue[Order] = Queue()
    gone = Event()
    waiters = [Process(target=who, args=(orders, gone)) for who in (ada, bo)]
    for process in waiters:
        process.start()
    print("cooked:", *cook(orders))
    print("left over:", orders.get(timeout=20), orders.get(timeout=20))
    for process in waiters:
        process.join()
        assert process.exitcode == 0


if __name__ == "__main__":
    main()
