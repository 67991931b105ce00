"""Nightly import: each feed is read by a process of its own, everything is logged."""
import logging
import multiprocessing
import sys

log = logging.getLogger("nightly")

FEEDS = {
    "prices": ["sku-1;9.90", "sku-2;broken", "sku-3;4.50"],
    "stock": ["sku-1;12", "sku-3;0"],
}


def setup_logging():
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter("%(levelname)s %(processName)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)


def import_feed(name, rows):
    imported = 0
    for row in rows:
        sku, value = row.split(";")
        try:
            float(value)
        except ValueError:
            log.info("%s: skipped %s", name, sku)
            continue
        imported += 1
    log.info("%s: %d of %d rows imported", name, imported, len(rows))


def main():
    setup_logging()
    log.info("import started")
    for name, rows in FEEDS.items():
        worker = multiprocessing.Process(target=import_feed, args=(name, rows), name=f"feed-{name}")
        worker.start()
        worker.join()
    log.info("import finished")


if __name__ == "__main__":
    main()
