import contextlib
import multiprocessing
import os
import sqlite3
import tempfile
import time
from multiprocessing import util
from pathlib import Path

_connection = None


def connect(path):
    db = sqlite3.connect(path, timeout=20, isolation_level=None)
    db.row_factory = sqlite3.Row
    return db


def open_db(path):
    global _connection
    _connection = connect(path)
    util.Finalize(None, close_db, exitpriority=10)


def close_db():
    global _connection
    if _connection is not None:
        _connection.close()
        _connection = None


@contextlib.contextmanager
def transaction(db):
    db.execute("begin immediate")
    try:
        yield db
    except BaseException:
        db.execute("rollback")
        raise
    db.execute("commit")


def book(part):
    with transaction(_connection) as db:
        row = db.execute("select stock from part where id = ?", (part,)).fetchone()
        if row["stock"] == 0:
            return part, None
        db.execute("update part set stock = stock - 1 where id = ?", (part,))
        db.execute("insert into movement values (?, ?, ?)", (part, os.getpid(), time.time()))
    return part, row["stock"] - 1


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "parts.db")
        with contextlib.closing(connect(path)) as db:
            db.execute("pragma journal_mode = wal")
            db.execute("create table part (id integer primary key, stock integer)")
            db.execute("create table movement (part, pid, at)")
            db.executemany("insert into part values (?, 10)", [(n,) for n in range(3)])
        with multiprocessing.Pool(3, open_db, (path,)) as pool:
            results = pool.map(book, [n % 3 for n in range(36)], chunksize=2)
            pool.close()
            pool.join()
        refused = sum(left is None for _, left in results)
        with contextlib.closing(connect(path)) as db:
            for row in db.execute("select id, stock from part order by id"):
                print(f"part {row['id']}: {row['stock']} left")
            print("movements", db.execute("select count(*) from movement").fetchone()[0], "refused", refused)
            print("hands", db.execute("select count(distinct pid) from movement").fetchone()[0] <= 3)


if __name__ == "__main__":
    main()
