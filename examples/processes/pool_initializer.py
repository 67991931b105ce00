"""Give each worker process of a pool its settings once, with an initializer."""

from concurrent.futures import ProcessPoolExecutor

PRICES = [100, 250, 399]  # in cents
tax_rate = 0.0  # each worker process sets its own


def init_worker(rate: float) -> None:
    """Set what the tasks need; runs once in each worker process."""
    global tax_rate
    tax_rate = rate


def with_tax(price: int) -> int:
    """Return a price with tax; runs in a worker process."""
    return round(price * (1 + tax_rate))


def main() -> None:
    with ProcessPoolExecutor(
        max_workers=2, initializer=init_worker, initargs=(0.2,)
    ) as pool:
        for price, total in zip(PRICES, pool.map(with_tax, PRICES), strict=True):
            print(f"{price} with tax: {total}")


if __name__ == "__main__":
    main()
