import decimal
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import Decimal


@dataclass
class Account:
    owner: str
    balance: Decimal
    rate: Decimal


def after_years(account: Account, years: int) -> Decimal:
    balance = account.balance
    for _ in range(years):
        balance += balance * account.rate / 3
    return +balance


def report(accounts: list[Account], years: list[int]) -> None:
    with ProcessPoolExecutor(max_workers=2) as executor:
        balances = executor.map(after_years, accounts, years)
        for account, balance in zip(accounts, balances):
            print(f"{account.owner:<8} {balance}")


def main() -> None:
    context = decimal.getcontext()
    context.prec = 9
    context.rounding = decimal.ROUND_HALF_UP
    accounts = [
        Account("ann", Decimal("100"), Decimal("0.031")),
        Account("bob", Decimal("250.50"), Decimal("0.047")),
        Account("cleo", Decimal("999.99"), Decimal("0.011")),
    ]
    report(accounts, [1, 5, 10])


if __name__ == "__main__":
    main()
