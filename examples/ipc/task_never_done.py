"""Call ``task_done`` for each item, also when the work on it fails.

The cook takes the soup, burns it and ends by an exception.  It never calls
``task_done`` for it, so ``join`` on the queue waits for ever, and it has no time-out.
A thread waits here in main's place, so that main can look at it.
"""

from multiprocessing import JoinableQueue, Process
from threading import Thread


def cook(orders: "JoinableQueue[str]") -> None:
    """Cook three orders; runs in a child."""
    for _ in range(3):
        order = orders.get(timeout=20)
        if order == "soup":
            raise ValueError("the soup is burnt")
        orders.task_done()


def main() -> None:
    orders: JoinableQueue[str] = JoinableQueue()
    child = Process(target=cook, args=(orders,), name="cook")
    child.start()
    for order in ("tea", "soup", "cake"):
        orders.put(order)
    waiting = Thread(target=orders.join, daemon=True)
    waiting.start()
    child.join()
    print("the cook's exit code:", child.exitcode)
    print("main takes over:", orders.get(timeout=20))
    orders.task_done()
    waiting.join(timeout=1)
    print("a second later, join still waits:", waiting.is_alive())
    orders.task_done()  # for the soup, which nobody will cook
    waiting.join(timeout=20)
    print("after one more task_done:", waiting.is_alive())


if __name__ == "__main__":
    main()
