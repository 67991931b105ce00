"""Call a function that needs consistent data only when the change is complete."""

from ctypes import c_int
from multiprocessing import Process, RawValue, RLock
from multiprocessing.synchronize import RLock as RLockType
from typing import NamedTuple


class Bank(NamedTuple):
    """Two balances, and the lock that guards both."""

    lock: RLockType
    checking: c_int
    savings: c_int


def total(bank: Bank) -> int:
    """Return the sum of both balances."""
    with bank.lock:
        return bank.checking.value + bank.savings.value


def transfer(amount: int, bank: Bank) -> None:
    """Move an amount, and ask for the total too early; runs in a child process."""
    with bank.lock:
        bank.checking.value -= amount
        print("total in the middle of the transfer:", total(bank))
        bank.savings.value += amount
    print("total after the transfer:", total(bank))


def main() -> None:
    bank = Bank(RLock(), RawValue("i", 100), RawValue("i", 100))
    process = Process(target=transfer, args=(10, bank))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
