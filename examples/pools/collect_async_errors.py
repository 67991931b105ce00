"""Call get() on all that apply_async returns, or its errors are never seen."""

from multiprocessing import Pool

PRICES = ("12.50", "free", "3.20")


def cents(price: str) -> int:
    """Return a price in cents; runs in a worker process."""
    return round(float(price) * 100)


def main() -> None:
    with Pool() as pool:
        results = {price: pool.apply_async(cents, (price,)) for price in PRICES}
        for price, result in results.items():
            try:
                print(price, "is", result.get(), "cents")
            except ValueError as error:
                print(price, "failed:", error)


if __name__ == "__main__":
    main()
