"""Price a book of fixed-coupon bonds against a zero curve, in parallel."""
import argparse
import logging
import math
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from time import perf_counter

log = logging.getLogger("pricer")


@dataclass(frozen=True)
class Bond:
    isin: str
    coupon: float
    years: int
    face: float = 100.0


@dataclass
class CurveConfig:
    tenors: list = field(default_factory=lambda: [1, 2, 5, 10, 30])
    zeros: list = field(default_factory=lambda: [0.031, 0.032, 0.034, 0.036, 0.039])
    cache_size: int = 512


def timed(func):
    @wraps(func)
    def wrapper(*args, **kwargs):
        started = perf_counter()
        try:
            return func(*args, **kwargs)
        finally:
            log.debug("%s took %.3fs", func.__name__, perf_counter() - started)
    return wrapper


class CurvePricer:
    def __init__(self, config):
        self.config = config
        self.points = list(zip(config.tenors, config.zeros))
        self.discount = lru_cache(maxsize=config.cache_size)(self._discount)

    def _rate(self, year):
        previous = self.points[0]
        for tenor, zero in self.points:
            if year <= tenor:
                if tenor == previous[0]:
                    return zero
                share = (year - previous[0]) / (tenor - previous[0])
                return previous[1] + share * (zero - previous[1])
            previous = (tenor, zero)
        return previous[1]

    def _discount(self, year):
        return math.exp(-self._rate(year) * year)

    def price(self, bond):
        coupons = sum(bond.coupon * self.discount(y) for y in range(1, bond.years + 1))
        return bond.isin, round(coupons + bond.face * self.discount(bond.years), 4)

    @timed
    def price_book(self, book, workers):
        with ProcessPoolExecutor(max_workers=workers) as executor:
            return dict(executor.map(self.price, book, chunksize=4))


def build_book(count):
    for number in range(count):
        yield Bond(f"DE{number:06d}", 2.0 + number % 4 * 0.5, 2 + number % 20)


def parse_args(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bonds", type=int, default=24)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--verbose", action="store_true")
    return parser.parse_args(argv)


def main():
    args = parse_args()
    logging.basicConfig(level=logging.DEBUG if args.verbose else logging.WARNING)
    pricer = CurvePricer(CurveConfig())
    prices = pricer.price_book(list(build_book(args.bonds)), args.workers)
    for isin in sorted(prices)[:5]:
        print(f"{isin} {prices[isin]:9.4f}")
    print(f"total {sum(prices.values()):.2f}")


if __name__ == "__main__":
    main()
