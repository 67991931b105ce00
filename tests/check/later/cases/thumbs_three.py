#!/usr/bin/env python3
"""thumbs: make thumbnails of the pictures named on the command line."""
import argparse
import multiprocessing as mp
import sys

SIZES = {"small": 64, "large": 256}


def shrink(inbox, outbox, size):
    while True:
        picture = inbox.get()
        if picture is None:
            break
        width = max(size, len(picture) * 10)
        outbox.put((picture, f"{width}x{size}"))


class Studio:
    def __init__(self, size, workers):
        self.inbox = mp.Queue()
        self.outbox = mp.Queue()
        self.staff = [mp.Process(target=shrink, args=(self.inbox, self.outbox, size))
                      for _ in range(workers)]

    def run(self, pictures):
        for member in self.staff:
            member.start()
        for picture in pictures:
            self.inbox.put(picture)
        for _ in self.staff:
            self.inbox.put(None)
        done = dict(self.outbox.get() for _ in pictures)
        for member in self.staff:
            member.join()
        return done


def cli(argv=None):
    parser = argparse.ArgumentParser(prog="thumbs")
    parser.add_argument("--size", choices=SIZES, default="small")
    parser.add_argument("-j", type=int, default=2)
    parser.add_argument("pictures", nargs="*", default=["cat.png", "dog.png", "hen.png"])
    options = parser.parse_args(argv)
    done = Studio(SIZES[options.size], options.j).run(options.pictures)
    for name in sorted(done):
        print(name, done[name])
    return 0


sys.exit(cli())
