"""Close the books: each worker gets the house's rounding from the initializer."""
import decimal
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial


def house_rules(precision, rounding):
    context = decimal.getcontext()
    context.prec = precision
    context.rounding = rounding
    context.traps[decimal.Inexact] = False


def close(account, rate):
    name, amount = account
    if amount == "?":
        raise ValueError(f"{name}: no amount")
    return name, +(decimal.Decimal(amount) * rate)


class Books:
    def __init__(self, **rules):
        self.rules = rules
        self.refused = []

    def run(self, accounts, rate):
        with ProcessPoolExecutor(2, initializer=house_rules,
                                 initargs=tuple(self.rules.values())) as pool:
            jobs = [pool.submit(partial(close, rate=rate), a) for a in accounts]
            for job in jobs:
                try:
                    yield job.result()
                except ValueError as error:
                    self.refused.append(str(error))


def main():
    books = Books(precision=4, rounding=decimal.ROUND_HALF_UP)
    accounts = [("till", "10.445"), ("safe", "?"), ("bank", "77.77")]
    for name, amount in books.run(accounts, decimal.Decimal("1.1")):
        print(name, amount)
    for line in books.refused:
        print("refused", line)
    return 3 if books.refused else 0


if __name__ == "__main__":
    sys.exit(main())
