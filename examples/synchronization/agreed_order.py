"""Take two locks in one agreed order, whatever order they come in.

Ada moves money from cash to bank, Bo from bank to cash.  Had each locked the ledgers
in the order named, each could hold one lock and wait for the other's for ever.
``transfer`` sorts them by name first, so both ask for "bank" before "cash", and
whoever has the first can be sure that nobody who waits for it has the second.
"""

from ctypes import c_int
from multiprocessing import Lock, Process, RawValue
from multiprocessing.synchronize import Lock as LockType
from operator import attrgetter
from typing import NamedTuple

TRANSFERS = 100  # made by each clerk


class Ledger(NamedTuple):
    """An account, and the lock that guards its total."""

    name: str
    lock: LockType
    total: c_int


def transfer(amount: int, source: Ledger, target: Ledger) -> None:
    """Move an amount while holding both locks."""
    first, second = sorted((source, target), key=attrgetter("name"))
    with first.lock, second.lock:
        source.total.value -= amount
        target.total.value += amount


def clerk(amount: int, source: Ledger, target: Ledger) -> None:
    """Make many transfers in one direction; runs in a process of its own."""
    for _ in range(TRANSFERS):
        transfer(amount, source, target)


def main() -> None:
    cash = Ledger("cash", Lock(), RawValue("i", 1000))
    bank = Ledger("bank", Lock(), RawValue("i", 1000))
    ada = Process(target=clerk, name="Ada", args=(2, cash, bank))
    bo = Process(target=clerk, name="Bo", args=(3, bank, cash))
    for process in (ada, bo):
        process.start()
    for process in (ada, bo):
        process.join()
    assert ada.exitcode == bo.exitcode == 0
    print("cash:", cash.total.value, "bank:", bank.total.value)
    print("together:", cash.total.value + bank.total.value)


if __name__ == "__main__":
    main()
