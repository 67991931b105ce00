"""Give joblib a closure, which a ProcessPoolExecutor can't send to its workers."""

from collections.abc import Callable

from joblib import Parallel, delayed

PRICES = [10.0, 25.0, 40.0]


def make_adder(rate: float) -> Callable[[float], float]:
    """Return a function that adds a tax to a price."""

    def add_tax(price: float) -> float:
        """Use the rate of the function around it; runs in a worker process."""
        return round(price * (1 + rate), 2)

    return add_tax


def main() -> None:
    add_tax = make_adder(0.2)
    parallel = Parallel(n_jobs=2, return_as="generator")
    results = parallel(delayed(add_tax)(price) for price in PRICES)
    for price, with_tax in zip(PRICES, results, strict=True):
        print(f"{price:.2f} costs {with_tax:.2f} with tax")


if __name__ == "__main__":
    main()
