import logging
import logging.handlers
import multiprocessing
import sys

log = logging.getLogger("feeds")
write_lock = None


class Options:
    width = 10


def init_worker(lock, width, queue):
    global write_lock
    write_lock = lock
    Options.width = width
    log.handlers[:] = [logging.handlers.QueueHandler(queue)]
    log.setLevel(logging.INFO)
    log.propagate = False


def shorten(title):
    if not title:
        raise ValueError("empty title")
    with write_lock:
        print("shortening", title[:3], flush=True)
    log.info("short: %s", title)
    return title[: Options.width]


def safe_shorten(title):
    try:
        return title, shorten(title)
    except ValueError as exc:
        log.warning("skipped: %s", exc)
        return title, None


def main():
    Options.width = 4
    queue = multiprocessing.Queue()
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter("[%(process)d] %(message)s"))
    listener = logging.handlers.QueueListener(queue, handler)
    listener.start()
    titles = ["alphabet", "", "gamma ray", "delta wing"]
    args = (multiprocessing.Lock(), Options.width, queue)
    with multiprocessing.Pool(2, init_worker, args) as pool:
        for title, short in pool.imap_unordered(safe_shorten, titles):
            print(repr(title), "->", short)
        pool.close()
        pool.join()
    listener.stop()


if __name__ == "__main__":
    main()
