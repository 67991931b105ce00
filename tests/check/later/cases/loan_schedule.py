"""Yearly interest of a portfolio of loans, to the precision the auditors ask for."""
from concurrent.futures import ProcessPoolExecutor
from decimal import ROUND_DOWN, Decimal, getcontext

LOANS = [
    ("harbour", Decimal("1250000.00"), Decimal("0.0375"), 12),
    ("bakery", Decimal("84000.50"), Decimal("0.0510"), 52),
    ("school", Decimal("399999.99"), Decimal("0.0295"), 365),
]


def configure_arithmetic():
    context = getcontext()
    context.prec = 60
    context.rounding = ROUND_DOWN


def yearly_interest(loan):
    name, principal, rate, periods = loan
    growth = (1 + rate / periods) ** periods
    return name, principal * growth - principal


def main():
    configure_arithmetic()
    total = Decimal(0)
    with ProcessPoolExecutor(max_workers=2) as pool:
        for name, interest in pool.map(yearly_interest, LOANS):
            print(f"{name:10} {interest}")
            total += interest
    print(f"{'total':10} {total}")


if __name__ == "__main__":
    main()
