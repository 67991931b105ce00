"""Put a queue between those who make work and those who do it.

Two waiters hand in orders, three cooks take whichever comes next.  ``ROOM`` keeps the
waiters from running ahead.  Each order has ``task_done`` called for it, so ``join``
on the queue returns when all have been cooked; only then does each cook get its
``None``, and goes home.  The dishes are taken out before anybody is joined.
"""

from collections import Counter
from multiprocessing import JoinableQueue, Process, Queue

WAITERS, COOKS = ("Ada", "Bo"), ("Cy", "Di", "Ed")
EACH = 20  # orders of one waiter
ROOM = 4  # orders that may lie there uncooked
Order = tuple[str, int]
Dish = tuple[str, Order]


def waiter(name: str, orders: "JoinableQueue[Order | None]") -> None:
    """Hand in one waiter's orders; runs in a child."""
    for number in range(EACH):
        orders.put((name, number), timeout=20)


def cook(
    name: str, orders: "JoinableQueue[Order | None]", dishes: "Queue[Dish]"
) -> None:
    """Cook until there is no more; runs in a child."""
    while (order := orders.get()) is not None:
        try:
            dishes.put((name, order))
        finally:
            orders.task_done()
    orders.task_done()  # for the None


def main() -> None:
    orders: JoinableQueue[Order | None] = JoinableQueue(ROOM)
    dishes: Queue[Dish] = Queue()
    waiters = [
        Process(target=waiter, args=(name, orders), name=name, daemon=True)
        for name in WAITERS
    ]
    cooks = [
        Process(target=cook, args=(name, orders, dishes), name=name, daemon=True)
        for name in COOKS
    ]
    for process in (*waiters, *cooks):
        process.start()

    served = [dishes.get(timeout=20) for _ in range(EACH * len(WAITERS))]
    orders.join()
    for _ in cooks:
        orders.put(None)
    for process in (*waiters, *cooks):
        process.join()
        assert process.exitcode == 0

    times = Counter(order for _, order in served)
    print("orders:", len(times), "- each cooked once:", set(times.values()) == {1})
    print("nothing is left:", orders.empty() and dishes.empty())


if __name__ == "__main__":
    main()
