import multiprocessing
import threading
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Account:
    owner: str
    cents: int = 0
    lock: Any = field(default_factory=threading.Lock, repr=False)

    def __getstate__(self) -> dict:
        state = self.__dict__.copy()
        del state["lock"]
        return state

    def __setstate__(self, state: dict) -> None:
        self.__dict__.update(state)
        self.lock = threading.Lock()

    def deposit(self, cents: int) -> "Account":
        with self.lock:
            self.cents += cents
        return self


def with_interest(account: Account) -> Account:
    return account.deposit(account.cents // 10)


def main() -> None:
    accounts = [Account("ann", 1000), Account("bob", 250)]
    with multiprocessing.Pool(2) as pool:
        accounts = pool.map(with_interest, accounts)
    for account in accounts:
        print(account)


if __name__ == "__main__":
    main()
