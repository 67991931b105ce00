"""Rely on the order of one producer's items, and on no other.

Ada, Bo and Cy put a hundred numbered orders each into one queue.  Whoever takes them
out finds Ada's in Ada's order, Bo's in Bo's and Cy's in Cy's.  How the three are
mixed is left to chance, so it isn't printed.
"""

from multiprocessing import Process, Queue

WAITERS = ("Ada", "Bo", "Cy")
EACH = 100  # orders of one waiter
Order = tuple[str, int]


def waiter(name: str, orders: "Queue[Order]") -> None:
    """Hand in one waiter's orders; runs in a child."""
    for number in range(EACH):
        orders.put((name, number))


def in_order(orders: list[Order], name: str) -> bool:
    """Tell whether one waiter's orders are complete and in the order of handing in."""
    return [number for who, number in orders if who == name] == list(range(EACH))


def main() -> None:
    queue: Queue[Order] = Queue()
    waiters = [
        Process(target=waiter, args=(name, queue), name=name) for name in WAITERS
    ]
    for process in waiters:
        process.start()
    orders = [queue.get(timeout=20) for _ in range(EACH * len(WAITERS))]
    for process in waiters:
        process.join()
        assert process.exitcode == 0
    print("orders:", len(orders))
    for name in WAITERS:
        print(f"{name}'s are in order:", in_order(orders, name))


if __name__ == "__main__":
    main()
