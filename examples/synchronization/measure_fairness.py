"""Measure how often a lock lets in later askers first; say how many turns to take."""

import sys
import time
from bisect import bisect
from collections.abc import MutableSequence
from multiprocessing import Barrier, Lock, Process, RawArray, RawValue, Semaphore
from multiprocessing.synchronize import Barrier as BarrierType

WORKERS = 4
WORK = 2000  # numbers to add up while holding the lock; some tens of microseconds
LIMITS = (0, 9, 99)  # of the groups that are printed: none, 1 to 9, 10 to 99, more


class TicketLock:
    """Serve in the order of the tickets; for at most so many users at once."""

    def __init__(self, users: int) -> None:
        self.drawing = Lock()
        self.drawn = RawValue("L", 0)
        self.served = RawValue("L", 0)  # changed by the holder only
        self.gates = [Semaphore(int(gate == 0)) for gate in range(users)]

    def draw(self) -> int:
        """Return the next ticket; drawing it counts as asking for the lock."""
        with self.drawing:
            ticket: int = self.drawn.value
            self.drawn.value += 1
        return ticket

    def __enter__(self) -> int:
        ticket = self.draw()
        self.gates[ticket % len(self.gates)].acquire()
        return ticket

    def __exit__(self, *_: object) -> None:
        self.served.value += 1
        self.gates[self.served.value % len(self.gates)].release()


class PlainLock(TicketLock):
    """A `Lock`; tickets are drawn as well, but it takes no notice of them."""

    def __init__(self, users: int) -> None:
        super().__init__(users)
        self.lock = Lock()

    def __enter__(self) -> int:
        ticket = self.draw()
        self.lock.acquire()
        return ticket

    def __exit__(self, *_: object) -> None:
        self.served.value += 1
        self.lock.release()


def worker(
    turns: int, lock: TicketLock, tickets: MutableSequence[int], ready: BarrierType
) -> None:
    """Take the lock some times, and note each ticket; runs in a child process."""
    ready.wait()
    for _ in range(turns):
        with lock as ticket:
            tickets[lock.served.value] = ticket
            sum(range(WORK))


def count_overtakers(tickets: list[int]) -> list[int]:
    """Return for each turn how many later tickets were served before it."""
    served: list[int] = []  # so far, in the order of the tickets
    overtakers: list[int] = []
    for ticket in tickets:
        place = bisect(served, ticket)
        overtakers.append(len(served) - place)
        served.insert(place, ticket)
    return overtakers


def group(overtakers: list[int]) -> list[int]:
    """Count the turns that none overtook, then those up to each limit, then more."""
    counts = [0] * (len(LIMITS) + 1)
    for number in overtakers:
        counts[sum(number > limit for limit in LIMITS)] += 1
    return counts


def run(lock: TicketLock, turns: int) -> tuple[list[int], float]:
    """Return the tickets in the order served, and the seconds that it took."""
    tickets, ready = RawArray("L", turns), Barrier(WORKERS + 1)
    args = (turns // WORKERS, lock, tickets, ready)
    workers = [Process(target=worker, args=args) for _ in range(WORKERS)]
    for process in workers:
        process.start()
    ready.wait()
    begin = time.perf_counter()
    for process in workers:
        process.join()
    return list(tickets), time.perf_counter() - begin


def main() -> None:
    asked = int(sys.argv[1]) if sys.argv[1:] else 0
    turns = (asked or 40) // WORKERS * WORKERS
    for lock in (PlainLock(WORKERS), TicketLock(WORKERS)):
        tickets, seconds = run(lock, turns)
        print(f"{type(lock).__name__}: {len(set(tickets))} turns")
        overtakers = count_overtakers(tickets)
        if asked:
            print("  overtaken by 0, 1-9, 10-99, more:", group(overtakers))
            print(f"  {turns / seconds:.0f} turns a second")
        if asked or type(lock) is TicketLock:
            print("  most overtakers of one turn:", max(overtakers))


if __name__ == "__main__":
    main()
