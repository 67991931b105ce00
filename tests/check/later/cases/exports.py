"""Split a spreadsheet export into parts and re-write each in the house style."""
import csv
import io
import multiprocessing
from functools import partial


class HouseStyle(csv.excel):
    delimiter = ";"
    quoting = csv.QUOTE_NONNUMERIC
    lineterminator = "\n"


def rewrite(part, dialect):
    out = io.StringIO()
    writer = csv.writer(out, dialect=dialect)
    for row in csv.reader(io.StringIO(part)):
        writer.writerow([int(c) if c.isdigit() else c for c in row])
    return out.getvalue()


class Exporter:
    def __init__(self, dialect="house"):
        self.dialect = dialect

    def prepare(self):
        if self.dialect not in csv.list_dialects():
            csv.register_dialect(self.dialect, HouseStyle)

    def run(self, parts):
        work = partial(rewrite, dialect=self.dialect)
        with multiprocessing.Pool(2) as pool:
            return "".join(pool.map(work, parts))


def main():
    exporter = Exporter()
    exporter.prepare()
    print(exporter.run(["name,count\nbolt,12\n", "nut,40\nwasher,7\n"]), end="")


if __name__ == "__main__":
    main()
