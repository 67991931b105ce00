"""Look first and act after, without a lock, and one seat is sold twice.

Each look and each change is safe by itself: one process, the manager, owns the
dictionary and serves one request at a time.  But between a clerk's look and the
same clerk's change the other one may look as well.  The barrier makes sure of it:
both find the seat free, and both sell it.
"""

from multiprocessing import Barrier, Manager, Process, SimpleQueue
from multiprocessing.managers import DictProxy
from multiprocessing.synchronize import Barrier as BarrierType

SEAT = "7A"


def clerk(
    name: str,
    seats: "DictProxy[str, str]",
    tickets: "SimpleQueue[str]",
    both_have_looked: BarrierType,
) -> None:
    """Sell the seat if it is free; runs in a child."""
    if seats[SEAT] == "free":
        both_have_looked.wait()
        seats[SEAT] = name
        tickets.put(name)


def main() -> None:
    tickets: SimpleQueue[str] = SimpleQueue()
    both_have_looked = Barrier(2, timeout=20)
    with Manager() as manager:
        seats = manager.dict({SEAT: "free"})
        clerks = [
            Process(target=clerk, args=(name, seats, tickets, both_have_looked))
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
