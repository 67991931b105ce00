"""Measure how a lock treats its waiters where your program runs.

Each clerk draws a number, asks for the lock, and writes its number down when the
lock has come.  Numbers out of order are clerks that were overtaken.  Say how many
turns: ``who_is_next.py 2000`` prints how many of them were overtaken, by how many
others.  Without a number it only checks that no turn is lost.
"""

import sys
import time
from bisect import bisect
from multiprocessing import Barrier, Lock, Process, RawArray, RawValue, Semaphore, Value
from multiprocessing.synchronize import Barrier as BarrierType

CLERKS = 4
WORK = 2000  # numbers to add up while holding the lock; some tens of microseconds
LIMITS = (0, 9, 99)  # of the groups that are printed: none, 1 to 9, 10 to 99, more


class Ledger:
    """What all clerks share: the numbers they draw, and those they write down."""

    def __init__(self, turns: int) -> None:
        self.drawn = Value("L", 0)
        self.written = RawValue("L", 0)  # changed only by the holder of the lock
        self.numbers = RawArray("L", turns)

    def draw(self) -> int:
        """Return the next number; to draw it is to ask."""
        with self.drawn.get_lock():
            number: int = self.drawn.value
            self.drawn.value += 1
        return number

    def write(self, number: int) -> None:
        """Note whose turn it is."""
        self.numbers[self.written.value] = number
        self.written.value += 1


class PlainLock:
    """A lock that takes no notice of the numbers."""

    def __init__(self) -> None:
        self.lock = Lock()

    def enter(self, _number: int) -> None:
        """Wait until it comes."""
        self.lock.acquire()

    def leave(self, _number: int) -> None:
        """Let anybody have it."""
        self.lock.release()


class TicketLock:
    """A lock that goes by the numbers: each waits at its own gate."""

    def __init__(self) -> None:
        self.gates = [Semaphore(int(place == 0)) for place in range(CLERKS)]

    def enter(self, number: int) -> None:
        """Wait at the gate of this number."""
        self.gates[number % CLERKS].acquire()

    def leave(self, number: int) -> None:
        """Open the gate of the next number."""
        self.gates[(number + 1) % CLERKS].release()


def clerk(
    turns: int, ledger: Ledger, lock: PlainLock | TicketLock, all_here: BarrierType
) -> None:
    """Take one clerk's turns; this runs in a child."""
    all_here.wait()
    for _ in range(turns):
        number = ledger.draw()
        lock.enter(number)
        ledger.write(number)
        sum(range(WORK))
        lock.leave(number)


def overtakers(numbers: list[int]) -> list[int]:
    """Return for each turn how many who had asked later came before it."""
    before: list[int] = []  # numbers of the turns so far, in order
    passed: list[int] = []
    for number in numbers:
        place = bisect(before, number)
        passed.append(len(before) - place)
        before.insert(place, number)
    return passed


def groups(passed: list[int]) -> list[int]:
    """Count the turns that none overtook, then those up to each limit, then more."""
    counts = [0] * (len(LIMITS) + 1)
    for number in passed:
        counts[sum(number > limit for limit in LIMITS)] += 1
    return counts


def run(lock: PlainLock | TicketLock, turns: int) -> tuple[list[int], float]:
    """Return the numbers in the order of the turns, and the seconds they took."""
    ledger, all_here = Ledger(turns), Barrier(CLERKS + 1)
    shared = (turns // CLERKS, ledger, lock, all_here)
    clerks = [Process(target=clerk, args=shared) for _ in range(CLERKS)]
    for process in clerks:
        process.start()
    all_here.wait()
    begin = time.perf_counter()
    for process in clerks:
        process.join()
    took = time.perf_counter() - begin
    assert all(process.exitcode == 0 for process in clerks)
    return list(ledger.numbers), took


def main() -> None:
    asked = int(sys.argv[1]) if sys.argv[1:] else 0
    turns = (asked or 40) // CLERKS * CLERKS
    for lock in (PlainLock(), TicketLock()):
        numbers, took = run(lock, turns)
        print(f"{type(lock).__name__}: every turn was taken once:", end=" ")
        print(sorted(numbers) == list(range(turns)))
        if asked:
            passed = overtakers(numbers)
            print("  overtaken by 0, 1-9, 10-99, more:", groups(passed))
            print(f"  at most {max(passed)}; {turns / took:.0f} turns a second")
    print("with tickets, in the order of asking:", numbers == sorted(numbers))


if __name__ == "__main__":
    main()
