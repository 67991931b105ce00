import multiprocessing
from html.parser import HTMLParser

results = multiprocessing.Queue()

PAGES = {
    "/": '<a href="/about">about</a> <a href="/blog">blog</a>',
    "/about": '<a href="/">home</a>',
    "/blog": '<a href="/blog/1">one</a>',
}


class LinkParser(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links = []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.links.append(dict(attrs)["href"])


def crawl(path):
    parser = LinkParser()
    parser.feed(PAGES[path])
    results.put((path, parser.links))


class Crawler:
    def __init__(self, pages):
        self.pages = pages
        self.graph = {}

    def start(self):
        self.workers = [
            multiprocessing.Process(target=crawl, args=(path,)) for path in self.pages
        ]
        for worker in self.workers:
            worker.start()

    def gather(self):
        while len(self.graph) < len(self.pages):
            path, links = results.get()
            self.graph[path] = links
        for worker in self.workers:
            worker.join()


def main():
    crawler = Crawler(sorted(PAGES))
    crawler.start()
    crawler.gather()
    for path in sorted(crawler.graph):
        print(path, "->", ", ".join(crawler.graph[path]))


if __name__ == "__main__":
    main()
