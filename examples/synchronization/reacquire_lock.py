"""Take a Lock that you hold already, and you wait for yourself."""

from ctypes import c_int
from multiprocessing import Lock, Process, RawValue
from multiprocessing.synchronize import Lock as LockType
from typing import NamedTuple


class Bank(NamedTuple):
    """Two balances, and the lock that guards both."""

    lock: LockType
    checking: c_int
    savings: c_int


def deposit(amount: int, account: c_int, bank: Bank) -> None:
    """Change one balance."""
    with bank.lock:
        account.value += amount


def transfer(amount: int, bank: Bank) -> None:
    """Change both balances; runs in a child process."""
    with bank.lock:
        deposit(-amount, bank.checking, bank)
        deposit(amount, bank.savings, bank)


def main() -> None:
    bank = Bank(Lock(), RawValue("i", 1000), RawValue("i", 0))
    process = Process(target=transfer, args=(1, bank))
    process.start()
    process.join(timeout=1)
    print("worker is still waiting:", process.is_alive())
    print("checking:", bank.checking.value, "savings:", bank.savings.value)
    process.kill()
    process.join()


if __name__ == "__main__":
    main()
