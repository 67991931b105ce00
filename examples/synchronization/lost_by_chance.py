"""Count the runs in which updates are lost when nothing forces the bad order.

Give the number of runs as an argument, or only the locked version runs.
"""

import sys
from multiprocessing import Barrier, Process, Value
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Barrier as BarrierType

SIZES = (10, 100, 1_000, 10_000)  # deposits of each worker


def with_lock(balance: "Synchronized[int]", deposits: int, start: BarrierType) -> None:
    """Make deposits while holding the lock; runs in a child process."""
    start.wait()
    for _ in range(deposits):
        with balance.get_lock():
            balance.value += 1


def without_lock(
    balance: "Synchronized[int]", deposits: int, start: BarrierType
) -> None:
    """Make deposits without holding the lock; runs in a child process."""
    start.wait()
    for _ in range(deposits):
        balance.value += 1


def count_lost(deposits: int, *, locked: bool) -> int:
    """Let two workers make deposits; return how many are missing."""
    balance, start = Value("i", 0), Barrier(2)
    target, arguments = (
        with_lock if locked else without_lock,
        (balance, deposits, start),
    )
    workers = [Process(target=target, args=arguments) for _ in range(2)]
    for process in workers:
        process.start()
    for process in workers:
        process.join()
    return 2 * deposits - int(balance.value)


def main() -> None:
    runs = int(sys.argv[1]) if sys.argv[1:] else 0
    for deposits in SIZES:
        print(f"{deposits} deposits each, with the lock:", end=" ")
        print(f"{count_lost(deposits, locked=True)} lost")
        if runs:
            lost = [count_lost(deposits, locked=False) for _ in range(runs)]
            hit = sum(1 for one in lost if one)
            print(f"  without: some lost in {hit} of {runs} runs; most: {max(lost)}")


if __name__ == "__main__":
    main()
