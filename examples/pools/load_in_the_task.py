"""Load at the first task instead of in an initializer, and an error is the task's."""

import json
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory


@cache
def load_rates(path: Path) -> dict[str, float]:
    """Return the rates; runs once in each worker process, if it succeeds."""
    return dict(json.loads(path.read_text(encoding="utf-8")))


def convert(path: Path, amount: int, currency: str) -> float:
    """Return an amount in another currency; runs in a worker process."""
    return amount * load_rates(path)[currency]


def main() -> None:
    with TemporaryDirectory() as folder, ProcessPoolExecutor(2) as pool:
        path = Path(folder, "rates.json")
        try:
            pool.submit(convert, path, 20, "EUR").result()
        except FileNotFoundError as error:
            print("missing:", Path(error.filename).name)
        path.write_text('{"EUR": 0.5, "GBP": 0.25}', encoding="utf-8")
        futures = [pool.submit(convert, path, 20, name) for name in ("EUR", "GBP")]
        for future in futures:
            print("converted:", future.result())


if __name__ == "__main__":
    main()
