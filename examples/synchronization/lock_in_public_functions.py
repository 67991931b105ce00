"""Take the lock in the functions for callers, and not in their helpers."""

from ctypes import c_int
from multiprocessing import Lock, Process, RawValue
from multiprocessing.synchronize import Lock as LockType
from typing import NamedTuple


class Bank(NamedTuple):
    """Two balances, and the lock that guards both."""

    lock: LockType
    checking: c_int
    savings: c_int


def add(amount: int, account: c_int) -> None:
    """Change one balance; the caller holds the lock."""
    account.value += amount


def deposit(amount: int, bank: Bank) -> None:
    """Change the checking balance."""
    with bank.lock:
        add(amount, bank.checking)


def transfer(amount: int, bank: Bank) -> None:
    """Move an amount from checking to savings."""
    with bank.lock:
        add(-amount, bank.checking)
        add(amount, bank.savings)


def worker(bank: Bank) -> None:
    """Deposit money and transfer some of it; runs in a child process."""
    deposit(100, bank)
    transfer(40, bank)


def main() -> None:
    bank = Bank(Lock(), RawValue("i", 0), RawValue("i", 0))
    workers = [Process(target=worker, args=(bank,)) for _ in range(2)]
    for process in workers:
        process.start()
    for process in workers:
        process.join()
    print("checking:", bank.checking.value, "savings:", bank.savings.value)


if __name__ == "__main__":
    main()
