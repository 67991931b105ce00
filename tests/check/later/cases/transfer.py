"""Money transfers between accounts kept in shared memory."""
import multiprocessing as mp
import time
from contextlib import contextmanager


class Account:
    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = mp.Value("d", balance, lock=False)
        self.guard = mp.Lock()

    @contextmanager
    def hold(self):
        self.guard.acquire()
        try:
            time.sleep(0.3)
            yield self
        finally:
            self.guard.release()


class Transfer:
    def __init__(self, payer, payee, amount):
        self.payer = payer
        self.payee = payee
        self.amount = amount

    def __call__(self):
        with self.payer.hold() as source:
            if source.balance.value < self.amount:
                return
            with self.payee.hold() as target:
                source.balance.value -= self.amount
                target.balance.value += self.amount


class Bank:
    def __init__(self, **balances):
        self.accounts = {owner: Account(owner, amount) for owner, amount in balances.items()}

    def settle(self, orders):
        clerks = [mp.Process(target=Transfer(self.accounts[a], self.accounts[b], amount))
                  for a, b, amount in orders]
        for clerk in clerks:
            clerk.start()
        for clerk in clerks:
            clerk.join()


def main():
    bank = Bank(ada=100.0, ben=100.0)
    bank.settle([("ada", "ben", 30.0), ("ben", "ada", 10.0)])
    for owner, account in bank.accounts.items():
        print(owner, account.balance.value)


if __name__ == "__main__":
    main()
