"""Read, add and write back without a lock, and updates are lost.

Two clerks count crates into one stock, each crate by a reading and a writing.
The barrier lets both read before either writes: both write the same number, and
of two crates one is lost, every time.  ``Value`` has a lock of its own and uses
it here, but only for each reading and for each writing, not for what lies between.
"""

from multiprocessing import Barrier, Process, Value
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Barrier as BarrierType

CRATES = 100  # that each clerk brings in


def clerk(stock: "Synchronized[int]", both_have_read: BarrierType) -> None:
    """Count the crates of one clerk into the stock; runs in a child."""
    for _ in range(CRATES):
        seen = stock.value
        both_have_read.wait()
        stock.value = seen + 1


def main() -> None:
    stock = Value("i", 0)
    both_have_read = Barrier(2, timeout=20)
    clerks = [Process(target=clerk, args=(stock, both_have_read)) for _ in range(2)]
    for process in clerks:
        process.start()
    for process in clerks:
        process.join()
    assert all(process.exitcode == 0 for process in clerks)
    print("crates brought in:", 2 * CRATES)
    print("crates in stock:  ", stock.value)


if __name__ == "__main__":
    main()
