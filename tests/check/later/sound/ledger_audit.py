"""Audit a ledger; exits with 3 if a page doesn't balance."""
import os
import sqlite3
import sys
import tempfile
from multiprocessing import Pool


class Ledger:
    def __init__(self, path):
        self.path = path
        self.db = sqlite3.connect(path)

    def __getstate__(self):
        return {"path": self.path}

    def __setstate__(self, state):
        self.path = state["path"]
        self.db = None

    def query(self, sql, *args):
        if self.db is None:
            self.db = sqlite3.connect(self.path)
        return self.db.execute(sql, args).fetchall()

    def balance(self, page):
        ((total,),) = self.query("select sum(amount) from entry where page = ?", page)
        return page, total

    def close(self):
        self.db.close()


def build(path):
    with sqlite3.connect(path) as db:
        db.execute("create table entry (page int, amount int)")
        db.executemany("insert into entry values (?, ?)",
                       [(1, 5), (1, -5), (2, 7), (2, -6), (3, 0)])


def main():
    with tempfile.TemporaryDirectory() as tmp:
        path = os.path.join(tmp, "ledger.db")
        build(path)
        ledger = Ledger(path)
        with Pool(2) as pool:
            open_pages = [p for p, total in pool.map(ledger.balance, [1, 2, 3]) if total]
        ledger.close()
    print("unbalanced pages:", open_pages)
    return 3 if open_pages else 0


if __name__ == "__main__":
    sys.exit(main())
