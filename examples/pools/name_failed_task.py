"""Say which task failed, and keep the results of all the others."""

import logging
from concurrent.futures import ProcessPoolExecutor

ORDERS = {"pens": (12, 3), "paper": (5, 0), "ink": (9, 3)}  # total price, pieces


def price_per_piece(total: int, pieces: int) -> float:
    """Return the price of one piece; runs in a worker process."""
    return total / pieces


def main() -> None:
    with ProcessPoolExecutor() as pool:
        futures = {
            name: pool.submit(price_per_piece, *order) for name, order in ORDERS.items()
        }
        for name, future in futures.items():
            try:
                print(name, "costs", future.result())
            except Exception as error:
                print(name, "failed:", error)
                logging.exception("order %s", name)  # with the worker's traceback


if __name__ == "__main__":
    main()
