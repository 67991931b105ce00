"""Validate the rows of a CSV export in parallel."""
import csv
import io
import multiprocessing as mp

EXPORT = """id,email,age
1,ann@example.org,34
2,bob@example.org,twelve
3,cid@example.org,51
4,dan-example.org,22
"""


class ImportProblem(Exception):
    """Base of all that can go wrong with an import."""


class RowProblem(ImportProblem):
    def __init__(self, row_id, column, value):
        self.row_id = row_id
        self.column = column
        self.value = value
        super().__init__(f"row {row_id}: bad {column} {value!r}")


def validate(row):
    if "@" not in row["email"]:
        raise RowProblem(row["id"], "email", row["email"])
    try:
        age = int(row["age"])
    except ValueError:
        raise RowProblem(row["id"], "age", row["age"]) from None
    return {"id": int(row["id"]), "email": row["email"], "age": age}


class Importer:
    def __init__(self, text, workers=2):
        self.rows = list(csv.DictReader(io.StringIO(text)))
        self.workers = workers

    def load(self):
        with mp.Pool(self.workers) as pool:
            return pool.map(validate, self.rows, chunksize=1)


def main():
    try:
        records = Importer(EXPORT).load()
    except ImportProblem as problem:
        print("import refused:", problem)
        return
    print(len(records), "records")


if __name__ == "__main__":
    main()
