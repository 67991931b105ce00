"""Print the price list in the currency that was asked for."""
import argparse
from multiprocessing import Pool

PRICES = [("desk", 199.0), ("chair", 89.0), ("lamp", 35.5)]
RATES = {"EUR": 1.0, "NOK": 11.4, "SEK": 11.2}

currency = "EUR"


def quote(item):
    name, price = item
    return f"{name:8} {price * RATES[currency]:9.2f} {currency}"


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--currency", choices=sorted(RATES), default="NOK")
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def main():
    global currency
    options = parse_arguments()
    currency = options.currency

    print(f"prices in {currency}")
    with Pool(options.workers) as pool:
        for line in pool.imap(quote, PRICES):
            print(line)


if __name__ == "__main__":
    main()
