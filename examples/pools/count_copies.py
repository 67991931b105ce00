"""Count how often a table is pickled on its way to the workers of a pool."""

from functools import partial
from itertools import repeat
from multiprocessing import Pool

ITEMS = ("pear", "plum", "fig", "date", "lime", "kiwi")
WORKERS = 2
worker_table: "Table"  # set in each worker


class Table:
    """Prices, and how often they were pickled."""

    pickled = 0

    def __init__(self) -> None:
        self.prices = {item: len(item) for item in ITEMS}

    def __getstate__(self) -> dict[str, object]:
        self.pickled += 1
        return {"prices": self.prices}

    def price(self, item: str) -> int:
        """Return a price; runs in a worker process."""
        return self.prices[item]


def price_in(table: Table, item: str) -> int:
    """Return a price of a table; runs in a worker process."""
    return table.price(item)


def init_worker(table: Table) -> None:
    """Keep the table for all tasks; runs once in each worker process."""
    global worker_table
    worker_table = table


def price(item: str) -> int:
    """Return a price of the worker's own table; runs in a worker process."""
    return worker_table.price(item)


def report(way: str, table: Table, prices: list[int]) -> None:
    """Print how often the table was pickled for some results."""
    print(f"{way:12} {len(prices)} results, table pickled {table.pickled} times")
    table.pickled = 0


def main() -> None:
    table = Table()
    with Pool(WORKERS, init_worker, (table,)) as pool:
        report("initializer", table, list(pool.imap(price, ITEMS)))
        pairs = zip(repeat(table), ITEMS)
        report("argument", table, pool.starmap(price_in, pairs, chunksize=1))
        report("partial", table, list(pool.imap(partial(price_in, table), ITEMS)))
        report("method", table, list(pool.imap(table.price, ITEMS)))


if __name__ == "__main__":
    main()
