"""Import supplier feeds in worker processes that log through one queue."""
import enum
import logging
import logging.handlers
import multiprocessing
import os
import sys

LIMIT = int(os.environ.get("FEED_LIMIT", "100"))
log = logging.getLogger("feeds")


class Outcome(enum.Enum):
    DONE = "done"
    SKIPPED = "skipped"


def start_worker(records):
    root = logging.getLogger()
    root.handlers[:] = [logging.handlers.QueueHandler(records)]
    root.setLevel(logging.INFO)


def import_feed(job):
    supplier, size, limit = job
    if size > limit:
        log.warning("%s has %d rows, more than %d", supplier, size, limit)
        return supplier, Outcome.SKIPPED
    log.info("%s imported", supplier)
    return supplier, Outcome.DONE


def main():
    limit = min(LIMIT, 60)
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    records = multiprocessing.Queue()
    listener = logging.handlers.QueueListener(records, handler)
    listener.start()
    feeds = [("acme", 20, limit), ("globex", 75, limit), ("initech", 51, limit)]
    with multiprocessing.Pool(1, initializer=start_worker, initargs=(records,)) as pool:
        outcomes = dict(pool.map(import_feed, feeds))
        pool.close()
        pool.join()
    listener.stop()
    skipped = [name for name, outcome in outcomes.items() if outcome is Outcome.SKIPPED]
    print("skipped:", ", ".join(skipped))


if __name__ == "__main__":
    main()
