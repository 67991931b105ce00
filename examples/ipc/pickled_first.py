"""Pickle an item yourself before ``put``, and a bad one fails where it is put.

The waiter puts bytes, which always travel.  For the order that can't be pickled it is
told so at that line, in its own code, and can refuse it.  Nothing is lost, neither
the good order before it nor the one behind.
"""

import pickle
from multiprocessing import Process, Queue
from typing import Any

DONE = b""


def hand_in(order: Any, orders: "Queue[bytes]") -> None:
    """Put an order, or raise what pickle raises."""
    orders.put(pickle.dumps(order))


def waiter(orders: "Queue[bytes]") -> None:
    """Hand in three orders, of which one can't travel; runs in a child."""
    for order in ("tea", lambda: "soup", "cake"):
        try:
            hand_in(order, orders)
        except (pickle.PicklingError, AttributeError, TypeError):
            hand_in("an apology", orders)
    orders.put(DONE)


def main() -> None:
    orders: Queue[bytes] = Queue()
    child = Process(target=waiter, args=(orders,))
    child.start()
    while (data := orders.get(timeout=20)) != DONE:
        print("arrived:", pickle.loads(data))
    child.join()
    print("exit code", child.exitcode)


if __name__ == "__main__":
    main()
