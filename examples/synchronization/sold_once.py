"""Hold one lock from the look to the act, and each seat is sold once.

The first clerk to get the lock finds the seat free and marks it before letting
go.  The other one looks only then, and finds it sold.  The barrier lets both come
to the desk at the same moment, so that there is something to prevent.
"""

from multiprocessing import Barrier, Lock, Manager, Process, SimpleQueue
from multiprocessing.managers import DictProxy
from multiprocessing.synchronize import Barrier as BarrierType
from multiprocessing.synchronize import Lock as LockType

SEAT = "7A"


def sell(
    name: str,
    seats: "DictProxy[str, str]",
    tickets: "SimpleQueue[str]",
    lock: LockType,
) -> None:
    """Sell the seat if it is free."""
    with lock:
        if seats[SEAT] == "free":
            seats[SEAT] = name
            tickets.put(name)


def clerk(
    name: str,
    seats: "DictProxy[str, str]",
    tickets: "SimpleQueue[str]",
    lock: LockType,
    both_are_here: BarrierType,
) -> None:
    """Try to sell the seat when both clerks are there; runs in a child."""
    both_are_here.wait()
    sell(name, seats, tickets, lock)


def main() -> None:
    tickets: SimpleQueue[str] = SimpleQueue()
    lock, both_are_here = Lock(), Barrier(2, timeout=20)
    with Manager() as manager:
        seats = manager.dict({SEAT: "free"})
        clerks = [
            Process(target=clerk, args=(name, seats, tickets, lock, both_are_here))
            for name in ("Ada", "Bo")
        ]
        for process in clerks:
            process.start()
        for process in clerks:
            process.join()
    assert all(process.exitcode == 0 for process in clerks)
    sold = [tickets.get()]
    while not tickets.empty():
        sold.append(tickets.get())
    print("tickets for seat 7A:", len(sold))


if __name__ == "__main__":
    main()
