"""Count the links of a few pages in worker processes."""
import multiprocessing as mp
import re
from contextlib import contextmanager

PAGES = {
    "home": "<a href=x></a><a href=y></a>",
    "about": "<a href=x></a>",
    "team": "<p>nobody</p>",
    "jobs": "<a href=q></a><a href=r></a><a href=s></a>",
}


class Tally:
    """A number shared by all crawlers."""

    def __init__(self, start=0):
        self._guard = mp.Lock()
        self._number = mp.Value("l", start, lock=self._guard)

    @contextmanager
    def exclusive(self):
        with self._number.get_lock():
            yield self._number

    def add(self, amount):
        with self.exclusive() as number:
            number.value += amount

    def read(self):
        return self._number.value


class Crawler(mp.Process):
    def __init__(self, names, tally):
        super().__init__(name=f"crawler-{names[0]}")
        self.names = names
        self.tally = tally

    def links(self, name):
        return len(re.findall(r"<a href=", PAGES[name]))

    def run(self):
        for name in self.names:
            self.tally.add(self.links(name))


def crawl(names, workers=2):
    tally = Tally()
    crawlers = [Crawler(names[i::workers], tally) for i in range(workers)]
    for crawler in crawlers:
        crawler.start()
    for crawler in crawlers:
        crawler.join()
    return tally.read()


if __name__ == "__main__":
    print("links:", crawl(sorted(PAGES)))
