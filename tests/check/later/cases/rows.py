"""Read the ledger's parts with several readers and put the rows together."""
import multiprocessing as mp
from contextlib import contextmanager


def read_part(number, rows, out):
    part = [{"id": number * rows + i, "memo": f"row {i:05d} of part {number}"}
            for i in range(rows)]
    out.put((number, part))


@contextmanager
def readers(parts, rows):
    out = mp.Queue()
    crew = []
    for number in range(parts):
        proc = mp.Process(target=read_part, args=(number, rows, out))
        proc.start()
        crew.append(proc)
    try:
        yield Ledger(out, crew)
    finally:
        out.close()


class Ledger:
    def __init__(self, out, crew):
        self.out = out
        self.crew = crew
        self.rows = []

    def settle(self):
        for proc in self.crew:
            proc.join()

    def collect(self):
        self.settle()
        parts = {}
        for _ in self.crew:
            number, part = self.out.get()
            parts[number] = part
        for number in sorted(parts):
            self.rows.extend(parts[number])
        return self.rows


def main():
    with readers(parts=3, rows=6000) as ledger:
        rows = ledger.collect()
    print(len(rows), "rows, last id", rows[-1]["id"])


if __name__ == "__main__":
    main()
