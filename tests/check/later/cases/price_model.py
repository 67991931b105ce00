"""Price baskets with a rate table that each worker loads once."""
import argparse
import multiprocessing
from dataclasses import dataclass

settings = {}
_rates = None


@dataclass(frozen=True)
class Basket:
    name: str
    amounts: tuple


def load_rates(currency, precision):
    base = {"EUR": 1.0, "NOK": 11.5, "USD": 1.08}[currency]
    return [round(base * (1 + i / 100), precision) for i in range(5)]


def prepare_worker():
    global _rates
    _rates = load_rates(settings["currency"], settings["precision"])


def price(basket):
    return basket.name, sum(a * r for a, r in zip(basket.amounts, _rates))


class Desk:
    def __init__(self, workers):
        self.pool = multiprocessing.Pool(workers, initializer=prepare_worker)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.pool.close()
        self.pool.join()

    def quote(self, baskets):
        return dict(self.pool.imap_unordered(price, baskets))


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--currency", default="NOK")
    parser.add_argument("--precision", type=int, default=3)
    settings.update(vars(parser.parse_args(argv)))
    baskets = [Basket(f"b{i}", tuple(range(i, i + 5))) for i in range(6)]
    with Desk(2) as desk:
        quotes = desk.quote(baskets)
    for name, value in sorted(quotes.items()):
        print(f"{name} {value:.2f}")


if __name__ == "__main__":
    main()
