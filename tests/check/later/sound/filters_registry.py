"""Image filters kept in a registry that is filled while the module loads."""
import importlib
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

FILTERS = {}
ALIASES = {}


def register(name, *aliases):
    def wrap(func):
        FILTERS[name] = func
        for alias in aliases:
            ALIASES[alias] = name
        return func
    return wrap


@register("invert", "negative")
def invert(row):
    return [255 - value for value in row]


@register("threshold")
def threshold(row, level=128):
    return [255 if value >= level else 0 for value in row]


FILTERS["dim"] = lambda row: [value // 2 for value in row]
FILTERS["flip"] = lambda row: row[::-1]


def apply(name, number, row):
    name = ALIASES.get(name, name)
    return name, number, FILTERS[name](row)


def main():
    rows = [[n * 20 + m for m in range(6)] for n in range(3)]
    results = {}
    with ProcessPoolExecutor(max_workers=2) as pool:
        waiting = [pool.submit(apply, name, number, row)
                   for name in ("negative", "dim", "flip", "threshold")
                   for number, row in enumerate(rows)]
        for future in as_completed(waiting):
            name, number, row = future.result()
            results[name, number] = row
    order = sorted(results, key=lambda key: (key[1], key[0]))
    for key in order:
        print(*key, results[key])
    return 0


if __name__ == "__main__":
    here = importlib.import_module(Path(__file__).stem)
    sys.exit(here.main())
