"""Compute invoice totals in worker processes with the tax rules of one country."""
import argparse
from concurrent.futures import ProcessPoolExecutor

settings = {"country": "DE", "vat": 0.19, "round_to": 2}

RATES = {"DE": 0.19, "FR": 0.20, "HU": 0.27, "LU": 0.17}


def configure(country, round_to):
    settings["country"] = country
    settings["vat"] = RATES[country]
    settings["round_to"] = round_to


def invoice_total(lines):
    net = sum(quantity * price for quantity, price in lines)
    return round(net * (1 + settings["vat"]), settings["round_to"])


def parse_args(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--country", choices=sorted(RATES), default="HU")
    parser.add_argument("--round-to", type=int, default=1)
    return parser.parse_args(argv)


def main():
    args = parse_args()
    configure(args.country, args.round_to)
    invoices = {
        "2024-001": [(2, 19.99), (1, 5.25)],
        "2024-002": [(10, 3.15)],
        "2024-003": [(1, 249.0), (3, 12.5)],
    }
    with ProcessPoolExecutor(max_workers=2) as executor:
        totals = list(executor.map(invoice_total, invoices.values()))
    for number, total in zip(invoices, totals):
        print(number, settings["country"], total)


if __name__ == "__main__":
    main()
