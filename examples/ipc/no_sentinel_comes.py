"""Don't wait for a sentinel without a limit: who should send it may be dead.

The waiter is killed after two orders, so there is never a ``None`` behind them.  A
queue has no end that could be noticed: each cook has one end of its pipe for writing
as well.  Both cooks wait, and main, which joins them, would wait too.
"""

import os
import signal
from multiprocessing import Process, Queue, SimpleQueue

COOKS = 2


def waiter(orders: "Queue[str | None]") -> None:
    """Hand in two orders and die; runs in a child."""
    orders.put("tea")
    orders.put("cake")
    orders.close()
    orders.join_thread()  # both are in the pipe
    os.kill(os.getpid(), signal.SIGKILL)
    orders.put(None)


def cook(orders: "Queue[str | None]", dishes: "SimpleQueue[str]") -> None:
    """Cook until there is no more; runs in a child."""
    while (order := orders.get()) is not None:
        dishes.put(order)


def main() -> None:
    orders: Queue[str | None] = Queue()
    dishes: SimpleQueue[str] = SimpleQueue()
    ada = Process(target=waiter, args=(orders,))
    cooks = [Process(target=cook, args=(orders, dishes)) for _ in range(COOKS)]
    for process in (ada, *cooks):
        process.start()
    print("cooked:", *sorted(dishes.get() for _ in range(2)))
    ada.join()
    print("the waiter's exit code:", ada.exitcode)
    for process in cooks:
        process.join(timeout=0.5)
        print("half a second later, a cook still waits:", process.is_alive())
        process.kill()
        process.join()


if __name__ == "__main__":
    main()
