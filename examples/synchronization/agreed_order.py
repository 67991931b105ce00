"""Take two locks in one agreed order, and no transfer can block another for ever."""

from ctypes import c_int
from multiprocessing import Lock, Process, RawValue
from multiprocessing.synchronize import Lock as LockType
from operator import attrgetter
from typing import NamedTuple

TRANSFERS = 100  # made by each worker


class Account(NamedTuple):
    """A balance, and the lock that guards it."""

    number: int  # no two accounts have the same
    lock: LockType
    balance: c_int


def transfer(amount: int, source: Account, target: Account) -> None:
    """Move an amount while holding both locks."""
    first, second = sorted((source, target), key=attrgetter("number"))
    with first.lock, second.lock:
        source.balance.value -= amount
        target.balance.value += amount


def worker(amount: int, source: Account, target: Account) -> None:
    """Make many transfers in one direction; runs in a child process."""
    for _ in range(TRANSFERS):
        transfer(amount, source, target)


def main() -> None:
    checking = Account(1, Lock(), RawValue("i", 1000))
    savings = Account(2, Lock(), RawValue("i", 1000))
    workers = [
        Process(target=worker, args=(2, checking, savings)),
        Process(target=worker, args=(3, savings, checking)),
    ]
    for process in workers:
        process.start()
    for process in workers:
        process.join()
    print("checking:", checking.balance.value, "savings:", savings.balance.value)
    print("total:", checking.balance.value + savings.balance.value)


if __name__ == "__main__":
    main()
