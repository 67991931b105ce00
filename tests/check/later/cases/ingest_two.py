"""Read supplier files; a dubious value makes the whole file be refused."""
import multiprocessing
import warnings


class DubiousValue(UserWarning):
    pass


def parse_quantity(text):
    text = text.strip()
    if "," in text:
        warnings.warn(f"comma in {text!r}", DubiousValue, stacklevel=2)
        text = text.replace(",", "")
    return int(text)


class SupplierFile:
    def __init__(self, name, fields):
        self.name = name
        self.fields = fields

    def load(self):
        return [parse_quantity(f) for f in self.fields]


def ingest(file):
    try:
        return file.name, sum(file.load()), None
    except DubiousValue as problem:
        return file.name, None, str(problem)


class Importer:
    def __init__(self, strict):
        self.strict = strict

    def run(self, files):
        with warnings.catch_warnings():
            if self.strict:
                warnings.simplefilter("error", DubiousValue)
            with multiprocessing.Pool(2) as pool:
                yield from pool.imap(ingest, files)


def main():
    files = [SupplierFile("north", ["10", " 20"]),
             SupplierFile("south", ["1,5", "7"]),
             SupplierFile("west", ["3"])]
    for name, total, problem in Importer(strict=True).run(files):
        print(name, total if problem is None else f"refused ({problem})")


if __name__ == "__main__":
    main()
