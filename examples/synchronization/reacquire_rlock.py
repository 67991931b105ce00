"""Use an RLock where a function that holds the lock calls one that takes it."""

from ctypes import c_int
from multiprocessing import Process, RawValue, RLock
from multiprocessing.synchronize import RLock as RLockType
from typing import NamedTuple

TRANSFERS = 100  # made by each worker


class Bank(NamedTuple):
    """Two balances, and the lock that guards both."""

    lock: RLockType
    checking: c_int
    savings: c_int


def deposit(amount: int, account: c_int, bank: Bank) -> None:
    """Change one balance."""
    with bank.lock:
        account.value += amount


def transfer(amount: int, bank: Bank) -> None:
    """Change both balances, so that no other process sees only one changed."""
    with bank.lock:
        deposit(-amount, bank.checking, bank)
        deposit(amount, bank.savings, bank)


def worker(bank: Bank) -> None:
    """Make many transfers; runs in a child process."""
    for _ in range(TRANSFERS):
        transfer(1, bank)


def main() -> None:
    bank = Bank(RLock(), RawValue("i", 1000), RawValue("i", 0))
    workers = [Process(target=worker, args=(bank,)) for _ in range(2)]
    for process in workers:
        process.start()
    for process in workers:
        process.join()
    print("checking:", bank.checking.value, "savings:", bank.savings.value)


if __name__ == "__main__":
    main()
