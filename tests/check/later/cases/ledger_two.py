"""Tellers book payments on one shared ledger."""
import multiprocessing as mp


class InsufficientFunds(Exception):
    pass


class Ledger:
    def __init__(self, opening):
        self.balance = mp.Value("i", opening, lock=False)
        self.guard = mp.Lock()

    def book(self, amount):
        self.guard.acquire()
        new = self.balance.value + amount
        if new < 0:
            raise InsufficientFunds(f"{-new} short")
        self.balance.value = new
        self.guard.release()


def teller(name, ledger, payments):
    refused = 0
    for amount in payments:
        try:
            ledger.book(amount)
        except InsufficientFunds as err:
            refused += 1
            print(f"{name}: refused {amount} ({err})", flush=True)
    print(f"{name}: {len(payments) - refused} booked, {refused} refused", flush=True)


def main():
    ledger = Ledger(opening=100)
    plan = {
        "north": [-30, -20, -400, 50],
        "south": [10, -25, 15],
        "east": [5, 5, 5, -10],
    }
    tellers = [
        mp.Process(target=teller, args=(name, ledger, payments), name=name)
        for name, payments in plan.items()
    ]
    for t in tellers:
        t.start()
    for t in tellers:
        t.join()
    print("closing balance", ledger.balance.value)


if __name__ == "__main__":
    main()
