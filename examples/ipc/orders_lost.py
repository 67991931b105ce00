"""Add to a number in a manager's dict, and orders are lost.

``book["orders"] += 1`` is two messages: one asks for the number, one sets it.  The
server does each of them whole, but between them it serves others.  The barrier stands
there for bad luck: both waiters have asked before either sets.
"""

from multiprocessing import Barrier, Manager, Process
from multiprocessing.managers import DictProxy
from multiprocessing.synchronize import Barrier as BarrierType

ORDERS = 50  # that each waiter takes


def waiter(book: "DictProxy[str, int]", both_asked: BarrierType) -> None:
    """Count one's orders; runs in a child."""
    for _ in range(ORDERS):
        so_far = book["orders"]
        both_asked.wait()
        book["orders"] = so_far + 1


def main() -> None:
    with Manager() as manager:
        book = manager.dict(orders=0)
        both_asked = Barrier(2, timeout=20)
        waiters = [Process(target=waiter, args=(book, both_asked)) for _ in range(2)]
        for process in waiters:
            process.start()
        for process in waiters:
            process.join()
            assert process.exitcode == 0
        print("orders taken:", 2 * ORDERS)
        print("in the book: ", book["orders"])


if __name__ == "__main__":
    main()
