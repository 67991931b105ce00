"""Hold one lock from the reading to the writing, and no update is lost.

Both clerks still come to each crate at the same moment: the barrier sees to it.
But whoever gets the lock first has written before the other can read.  Held for
the writing alone, the lock would let both read the same number, as without it.
"""

from multiprocessing import Barrier, Lock, Process, Value
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Barrier as BarrierType
from multiprocessing.synchronize import Lock as LockType

CRATES = 100  # that each clerk brings in


def bring_in(stock: "Synchronized[int]", lock: LockType) -> None:
    """Count one crate into the stock."""
    with lock:
        seen = stock.value
        stock.value = seen + 1


def clerk(
    stock: "Synchronized[int]", lock: LockType, both_are_here: BarrierType
) -> None:
    """Count the crates of one clerk into the stock; runs in a child."""
    for _ in range(CRATES):
        both_are_here.wait()
        bring_in(stock, lock)


def main() -> None:
    stock, lock, both_are_here = Value("i", 0), Lock(), Barrier(2, timeout=20)
    arguments = (stock, lock, both_are_here)
    clerks = [Process(target=clerk, args=arguments) for _ in range(2)]
    for process in clerks:
        process.start()
    for process in clerks:
        process.join()
    assert all(process.exitcode == 0 for process in clerks)
    print("crates brought in:", 2 * CRATES)
    print("crates in stock:  ", stock.value)


if __name__ == "__main__":
    main()
