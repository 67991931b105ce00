"""Customer lookups in a pool; every process opens its own database connection."""
import os
import sqlite3
import tempfile
from multiprocessing import Pool


class CustomerStore:
    def __init__(self, path):
        self.path = path
        self.db = sqlite3.connect(path)

    def __getstate__(self):
        return {"path": self.path}

    def __setstate__(self, state):
        self.path = state["path"]
        self.db = sqlite3.connect(self.path)

    def fill(self, rows):
        with self.db:
            self.db.execute("create table customers (id integer, name text)")
            self.db.executemany("insert into customers values (?, ?)", rows)

    def name_of(self, customer_id):
        row = self.db.execute("select name from customers where id = ?", (customer_id,)).fetchone()
        return row[0] if row else None


def main():
    with tempfile.TemporaryDirectory() as folder:
        store = CustomerStore(os.path.join(folder, "customers.db"))
        store.fill([(1, "Ann"), (2, "Bob"), (3, "Cid")])
        with Pool(2) as pool:
            print(pool.map(store.name_of, [3, 1, 2, 9]))
        store.db.close()


if __name__ == "__main__":
    main()
