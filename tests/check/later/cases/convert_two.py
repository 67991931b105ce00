"""Convert prices by the rates of the chosen day."""
import argparse
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

RATES = {
    "monday": {"eur": 1.0, "usd": 1.1, "sek": 11.0},
    "friday": {"eur": 1.0, "usd": 1.25, "sek": 12.0},
}


@dataclass
class Settings:
    day: str = "monday"
    digits: int = 2
    margin: float = 0.0


settings = Settings()


def convert(price):
    amount, currency = price
    rate = RATES[settings.day][currency]
    return round(amount * rate * (1 + settings.margin), settings.digits)


def convert_all(prices, workers):
    with ProcessPoolExecutor(max_workers=workers) as executor:
        return list(executor.map(convert, prices))


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--day", default="friday", choices=RATES)
    parser.add_argument("--margin", type=float, default=0.1)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args(argv)
    settings.day = options.day
    settings.margin = options.margin
    prices = [(100, "usd"), (20, "sek"), (7, "eur")]
    for price, result in zip(prices, convert_all(prices, options.workers)):
        print(*price, "->", result)


if __name__ == "__main__":
    main()
