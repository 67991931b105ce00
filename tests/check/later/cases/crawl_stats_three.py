"""Simulated crawler: several workers share one set of statistics."""
import multiprocessing as mp
import sys
from functools import partial


class CrawlStats:
    def __init__(self):
        self._pages = mp.Value("l", 0)
        self._bytes = mp.Value("l", 0)

    @property
    def pages(self):
        return self._pages.value

    @pages.setter
    def pages(self, value):
        self._pages.value = value

    @property
    def bytes(self):
        return self._bytes.value

    @bytes.setter
    def bytes(self, value):
        self._bytes.value = value

    def report(self):
        return f"{self.pages} pages, {self.bytes} bytes"


def fetch(site, number):
    return f"<html>{site}/{number % 10}</html>"


def crawl(stats, count, site):
    for number in range(count):
        page = fetch(site, number)
        stats.pages += 1
        stats.bytes += len(page)


def main():
    per_site = 30_000
    sites = ["aa.example", "bb.example", "cc.example", "dd.example"]
    stats = CrawlStats()
    work = partial(crawl, stats, per_site)
    procs = [mp.Process(target=work, args=(site,)) for site in sites]
    for p in procs:
        p.start()
    for p in procs:
        p.join()
    print(stats.report())
    expected = per_site * len(sites)
    if stats.pages != expected:
        print(f"expected {expected} pages")
        sys.exit(1)


if __name__ == "__main__":
    main()
