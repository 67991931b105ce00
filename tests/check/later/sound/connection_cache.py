import os
import sqlite3
from multiprocessing import Pool

_connection = None


def connection():
    global _connection
    if _connection is None:
        _connection = sqlite3.connect(":memory:")
    return _connection


def add(pair):
    return connection().execute("SELECT ? + ?", pair).fetchone()[0]


if __name__ == "__main__":
    with Pool(min(2, os.cpu_count() or 1)) as pool:
        print(pool.map(add, [(1, 2), (3, 4), (5, 6)]))
