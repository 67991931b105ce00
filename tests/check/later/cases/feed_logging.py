import logging
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor

log = logging.getLogger("feeds")


def configure_logging(path, verbose=True):
    handler = logging.FileHandler(path)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.DEBUG if verbose else logging.WARNING)
    log.propagate = False


class Feed:
    def __init__(self, url, items):
        self.url = url
        self.items = items

    def parse(self):
        log.debug("parsing %s", self.url)
        titles = [i.strip().title() for i in self.items if i.strip()]
        log.info("%s has %d entries", self.url, len(titles))
        return titles


def parse_feed(feed):
    return feed.url, feed.parse()


def update(feeds):
    log.info("updating %d feeds", len(feeds))
    with ProcessPoolExecutor(max_workers=2) as executor:
        return dict(executor.map(parse_feed, feeds))


def main():
    feeds = [
        Feed("https://a.example/rss", ["first post", "second post"]),
        Feed("https://b.example/rss", ["hello", ""]),
    ]
    with tempfile.TemporaryDirectory() as folder:
        logfile = os.path.join(folder, "feeds.log")
        configure_logging(logfile)
        entries = update(feeds)
        for url in sorted(entries):
            print(url, entries[url])
        with open(logfile) as f:
            lines = f.read().splitlines()
        print(len(lines), "log lines")
        if len(lines) != 5:
            raise SystemExit("log file is incomplete")


if __name__ == "__main__":
    main()
