"""Count how often an update is lost when nothing forces it.

A race that a test does not force may stay hidden for years.  Say how many runs
to make: ``lost_by_chance.py 20`` prints, for several sizes, in how many of them
crates were lost without the lock.  Without a number this only checks that with
the lock none is ever lost.
"""

import sys
from multiprocessing import Barrier, Process, Value
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Barrier as BarrierType

SIZES = (10, 100, 1_000, 10_000)  # crates that each clerk brings in


def careful(stock: "Synchronized[int]", crates: int, start: BarrierType) -> None:
    """Count crates in, holding the lock that ``Value`` has; runs in a child."""
    start.wait()
    for _ in range(crates):
        with stock.get_lock():
            stock.value += 1


def careless(stock: "Synchronized[int]", crates: int, start: BarrierType) -> None:
    """Count crates in without holding the lock; runs in a child."""
    start.wait()
    for _ in range(crates):
        stock.value += 1


def lost(crates: int, *, with_lock: bool) -> int:
    """Let two clerks count; return how many crates are missing."""
    stock, start = Value("i", 0), Barrier(2, timeout=20)
    target, arguments = careful if with_lock else careless, (stock, crates, start)
    clerks = [Process(target=target, args=arguments) for _ in range(2)]
    for process in clerks:
        process.start()
    for process in clerks:
        process.join()
    assert all(process.exitcode == 0 for process in clerks)
    counted: int = stock.value
    return 2 * crates - counted


def main() -> None:
    runs = int(sys.argv[1]) if sys.argv[1:] else 0
    for crates in SIZES:
        print(
            f"{crates} crates each, with the lock: {lost(crates, with_lock=True)} lost"
        )
        if runs:
            found = sorted(lost(crates, with_lock=False) for _ in range(runs))
            hit = sum(1 for one in found if one)
            print(f"  without: some lost in {hit} of {runs} runs; most: {found[-1]}")


if __name__ == "__main__":
    main()
