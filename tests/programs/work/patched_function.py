"""Patch a function that a pool's task calls."""

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import set_start_method
from unittest import mock


def fetch(town: str) -> str:
    return "no network"


def forecast(town: str) -> str:
    return f"{town}: {fetch(town)}"


def main() -> None:
    patched = mock.patch(f"{__name__}.fetch", return_value="21 degrees")
    with patched, ProcessPoolExecutor(1) as pool:
        print(pool.submit(forecast, "Oslo").result())


if __name__ == "__main__":
    set_start_method(sys.argv[1] if sys.argv[1:] else None, force=True)
    main()
