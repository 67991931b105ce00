"""Threads that each have a fresh process do their work; all log to one place."""
import logging
import logging.handlers
import multiprocessing
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

spawn = multiprocessing.get_context("spawn")
log = logging.getLogger("mirror")


def init_logging(queue):
    root = logging.getLogger()
    root.handlers[:] = [logging.handlers.QueueHandler(queue)]
    root.setLevel(logging.INFO)


def mirror(queue, site, pages, result):
    init_logging(queue)
    for page in range(pages):
        log.info("%s page %d", site, page)
    if site == "old":
        try:
            raise ConnectionError("moved")
        except ConnectionError:
            log.warning("%s not reached", site)
    result.send(pages)
    result.close()


class Mirrors:
    def __init__(self, queue):
        self.queue = queue
        self.lock = threading.Lock()
        self.pages = {}

    def fetch(self, site, pages):
        receiver, sender = spawn.Pipe(False)
        process = spawn.Process(target=mirror, args=(self.queue, site, pages, sender))
        process.start()
        sender.close()
        count = receiver.recv()
        process.join()
        with self.lock:
            self.pages[site] = count


def main():
    queue = spawn.Queue()
    out = logging.StreamHandler(sys.stdout)
    out.setFormatter(logging.Formatter("%(levelname)s %(processName)s %(message)s"))
    listener = logging.handlers.QueueListener(queue, out)
    listener.start()
    mirrors = Mirrors(queue)
    with ThreadPoolExecutor(3) as threads:
        for done in [threads.submit(mirrors.fetch, *job)
                     for job in (("main", 3), ("old", 1), ("eu", 2))]:
            done.result()
    listener.stop()
    print(sorted(mirrors.pages.items()))


if __name__ == "__main__":
    main()
