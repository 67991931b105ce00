"""Fetch a few pages side by side and report what was seen."""
import argparse
import multiprocessing as mp
from dataclasses import dataclass, field


@dataclass
class Page:
    url: str
    size: int


@dataclass
class Site:
    root: str
    pages: list = field(default_factory=list)
    broken: list = field(default_factory=list)

    def visit(self, path):
        url = f"{self.root}/{path}"
        size = sum(map(ord, path)) * 17
        if size % 5 == 0:
            self.broken.append(url)
            return
        self.pages.append(Page(url, size))


class Crawler:
    def __init__(self, root, paths):
        self.site = Site(root)
        self.paths = paths

    def crawl(self):
        jobs = [mp.Process(target=self.site.visit, args=(p,)) for p in self.paths]
        for job in jobs:
            job.start()
        for job in jobs:
            job.join()
        return self.site

    def report(self):
        total = sum(page.size for page in self.site.pages)
        print(f"{self.site.root}: {len(self.site.pages)} pages, {total} bytes, "
              f"{len(self.site.broken)} broken")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", default="http://intranet")
    args = parser.parse_args()
    crawler = Crawler(args.root, ["index", "about", "news", "team", "jobs"])
    crawler.crawl()
    crawler.report()


if __name__ == "__main__":
    main()
