"""Parse access logs with a pool whose workers share one settings object."""
import argparse
import logging
import re
from collections import Counter
from contextlib import contextmanager
from functools import lru_cache
from multiprocessing import Pool
from time import perf_counter

log = logging.getLogger("ingest")

DEFAULTS = {
    "workers": 2,
    "chunk": 25,
    "min_status": 400,
    "pattern": r"(?P<host>\S+) (?P<path>\S+) (?P<status>\d{3})",
}


class Settings:
    """Defaults overlaid with what was given on the command line."""

    def __init__(self, **overrides):
        self.values = dict(DEFAULTS)
        for name, value in overrides.items():
            self.set(name, value)

    def __getattr__(self, name):
        if name not in self.values:
            raise AttributeError(f"no configuration setting for: {name}")
        return self.values[name]

    def set(self, name, value):
        if name not in self.values:
            raise KeyError(name)
        if value is not None:
            self.values[name] = type(DEFAULTS[name])(value)


_settings = None


def init_worker(settings):
    global _settings
    _settings = settings
    compiled.cache_clear()


@lru_cache(maxsize=8)
def compiled(pattern):
    return re.compile(pattern)


def count_errors(lines):
    found = Counter()
    regex = compiled(_settings.pattern)
    for line in lines:
        match = regex.match(line)
        if match and int(match["status"]) >= _settings.min_status:
            found[match["path"]] += 1
    return found


def sample_lines(total):
    paths = ("/login", "/cart", "/search", "/health")
    for number in range(total):
        status = 500 if number % 7 == 0 else 404 if number % 5 == 0 else 200
        yield f"10.0.0.{number % 9} {paths[number % 4]} {status}"


def batches(lines, size):
    batch = []
    for line in lines:
        batch.append(line)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


@contextmanager
def stopwatch(label):
    started = perf_counter()
    yield
    log.info("%s: %.2fs", label, perf_counter() - started)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int)
    parser.add_argument("--min-status", type=int)
    args = parser.parse_args()
    logging.basicConfig(level=logging.WARNING)
    settings = Settings(workers=args.workers, min_status=args.min_status)
    totals = Counter()
    with stopwatch("ingest"):
        with Pool(settings.workers, init_worker, (settings,)) as pool:
            for part in pool.imap(count_errors, batches(sample_lines(400), settings.chunk)):
                totals.update(part)
    for path, count in sorted(totals.items()):
        print(f"{path:10} {count}")


if __name__ == "__main__":
    main()
