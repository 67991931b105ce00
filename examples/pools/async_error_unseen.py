"""Drop what apply_async returns, and a task that fails leaves no trace."""

from multiprocessing import Pool
from pathlib import Path
from tempfile import TemporaryDirectory

PRICES = ("12.50", "free", "3.20")


def save_cents(folder: str, price: str) -> None:
    """Save a price in cents; runs in a worker process."""
    cents = round(float(price) * 100)
    Path(folder, price).write_text(str(cents), encoding="utf-8")


def main() -> None:
    with TemporaryDirectory() as folder, Pool(2) as pool:
        for price in PRICES:
            pool.apply_async(save_cents, (folder, price))
        pool.close()
        pool.join()
        files = list(Path(folder).iterdir())
        print(f"{len(PRICES)} tasks, no error, {len(files)} files saved")


if __name__ == "__main__":
    main()
