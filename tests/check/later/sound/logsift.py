import collections
import functools
import multiprocessing
import os
import random
import re
import tempfile
import time

LINE = re.compile(rb"(?P<ip>\S+) (?P<verb>[A-Z]+) (?P<path>\S+) (?P<code>\d{3})")
totals = collections.Counter()


def timed(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        start = time.monotonic()
        try:
            return function(*args, **kwargs)
        finally:
            print(f"[{os.getpid()}] {function.__name__} {time.monotonic() - start:.3f}s")
    return inner


def chunks(path, parts):
    size = os.path.getsize(path)
    with open(path, "rb") as stream:
        start = 0
        for n in range(1, parts + 1):
            stream.seek(size * n // parts)
            stream.readline()
            end = stream.tell()
            if end > start:
                yield path, start, end
            start = end


@timed
def sift(path, start, end):
    part = collections.Counter()
    with open(path, "rb") as stream:
        stream.seek(start)
        while stream.tell() < end:
            match = LINE.match(stream.readline())
            if match:
                part[match["code"].decode()] += 1
            else:
                part["bad"] += 1
    return part


def write_sample(stream, lines=4000):
    source = random.Random(7)
    for n in range(lines):
        if n % 400 == 13:
            stream.write(b"-- rotated --\n")
        stream.write(b"10.0.0.%d GET /p/%d %d\n" % (
            source.randrange(255), n, source.choice([200, 200, 304, 404, 500])))
    stream.flush()


def main():
    with tempfile.NamedTemporaryFile(suffix=".log") as stream:
        write_sample(stream)
        with multiprocessing.Pool(3) as pool:
            for part in pool.starmap(sift, chunks(stream.name, 6), chunksize=1):
                totals.update(part)
    for code, count in sorted(totals.items()):
        print(code, count)
    assert sum(totals.values()) == 4010


if "__main__" == __name__:
    main()
