"""Summarise benchmark runs into a table, a column per task."""
import decimal
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal

RUNS = {
    "parse": ["0.25", "0.125", "0.135"],
    "solve": ["10.5", "11.25", "12.125"],
    "print": ["0.005", "0.015", "0.025"],
}


class Column:
    def __init__(self, title, cells, digits=2):
        self.title = title
        self.cells = [Decimal(c) for c in cells]
        self.quantum = Decimal(1).scaleb(-digits)

    def show(self, value):
        return str(value.quantize(self.quantum))

    def summary(self):
        total = sum(self.cells)
        return [self.show(c) for c in self.cells] + [self.show(total)]


def summarise(column):
    return column.title, column.summary()


class Table:
    def __init__(self, runs):
        self.columns = [Column(title, cells) for title, cells in runs.items()]

    def rows(self, workers=2):
        with ProcessPoolExecutor(workers) as pool:
            columns = list(pool.map(summarise, self.columns))
        yield [title for title, _ in columns]
        yield from zip(*(cells for _, cells in columns))


def main():
    decimal.setcontext(decimal.Context(rounding=decimal.ROUND_HALF_UP))
    for row in Table(RUNS).rows():
        print("".join(f"{cell:>10}" for cell in row))


if __name__ == "__main__":
    main()
