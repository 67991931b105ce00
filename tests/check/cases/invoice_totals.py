from concurrent.futures import ProcessPoolExecutor
from decimal import ROUND_DOWN, Decimal, getcontext

RATES = {"NL": Decimal("1.21"), "DE": Decimal("1.19")}


def gross(invoice):
    country, net = invoice
    return country, net * RATES[country] / 3


def main():
    getcontext().prec = 8
    getcontext().rounding = ROUND_DOWN
    invoices = [("NL", Decimal("99.95")), ("DE", Decimal("10.01"))]
    with ProcessPoolExecutor(max_workers=2) as executor:
        for country, amount in executor.map(gross, invoices):
            print(country, amount)


if __name__ == "__main__":
    main()
