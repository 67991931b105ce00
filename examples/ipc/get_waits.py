"""Wait at a queue: ``get`` sleeps until there is something, or until its time is up.

The cook waits at an empty queue for a moment only, and ``Empty`` is raised.  Then he
says so and waits for longer, and the ``put`` of another process wakes him.  Main puts
each order when the one before it has been cooked, so he waits for each.
"""

from multiprocessing import Process, Queue, SimpleQueue
from queue import Empty

ORDERS = ("tea", "cake", "soup")
MOMENT, LONG = 0.003, 20  # seconds


def cook(orders: "Queue[str]", notes: "SimpleQueue[str]") -> None:
    """Cook what is ordered; runs in a child."""
    try:
        orders.get(timeout=MOMENT)
    except Empty:
        notes.put("nothing there yet")
    for _ in ORDERS:
        notes.put(f"cooks {orders.get(timeout=LONG)}")


def main() -> None:
    orders: Queue[str] = Queue()
    notes: SimpleQueue[str] = SimpleQueue()
    child = Process(name="cook", target=cook, args=(orders, notes))
    child.start()
    print("the cook:", notes.get())
    for order in ORDERS:
        orders.put(order)
        print("the cook:", notes.get())
    child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
