"""Relay the workers' log records to one file in the parent."""
import logging
import logging.handlers
import multiprocessing
import os
import random
import sys
import time

log = logging.getLogger("relay")


def attach(queue):
    root = logging.getLogger()
    root.handlers[:] = [logging.handlers.QueueHandler(queue)]
    root.setLevel(logging.INFO)


class Listener:
    def __init__(self, context):
        self.queue = context.Queue()
        handler = logging.StreamHandler(sys.stdout)
        handler.setFormatter(logging.Formatter("%(process)d %(message)s"))
        self.inner = logging.handlers.QueueListener(self.queue, handler)

    def __enter__(self):
        self.inner.start()
        return self.queue

    def __exit__(self, *exc):
        self.inner.stop()


def press(sheet):
    time.sleep(random.random() / 20)
    log.info("pressed %s in %d", sheet, os.getpid())
    return sheet


def main():
    context = multiprocessing.get_context()
    with Listener(context) as queue:
        pool = context.Pool(3, initializer=attach, initargs=(queue,))
        done = set(pool.imap_unordered(press, "abcdef"))
        pool.close()
        pool.join()
    print(len(done), "sheets")


if __name__ == "__main__":
    main()
