"""Look up prices in a catalogue; every worker opens the database for itself."""
import multiprocessing
import sqlite3
import tempfile
from pathlib import Path

_db = None
_served = 0


def open_catalogue(path):
    global _db
    _db = sqlite3.connect(path)


def price_of(sku):
    row = _db.execute("SELECT cents FROM price WHERE sku = ?", (sku,)).fetchone()
    return sku, row[0] if row else None


def build(path):
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE price (sku TEXT PRIMARY KEY, cents INTEGER)")
        db.executemany("INSERT INTO price VALUES (?, ?)",
                       [(f"sku-{number}", 100 + 7 * number) for number in range(20)])
    db.close()


def main():
    global _served
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "catalogue.db")
        build(path)
        wanted = ["sku-3", "sku-19", "sku-77", "sku-0"]
        with multiprocessing.Pool(2, initializer=open_catalogue, initargs=(path,)) as pool:
            for sku, cents in pool.imap(price_of, wanted):
                _served += cents is not None
                print(sku, "unknown" if cents is None else f"{cents / 100:.2f}")
            pool.close()
            pool.join()
    print("served", _served, "of", len(wanted))


if __name__ == "__main__":
    main()
