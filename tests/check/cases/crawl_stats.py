import threading
from dataclasses import dataclass, field
from multiprocessing import Process


@dataclass
class Stats:
    site: str
    fetched: int = 0
    failed: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, ok):
        with self.lock:
            if ok:
                self.fetched += 1
            else:
                self.failed += 1


def crawl(stats, urls):
    for url in urls:
        stats.count(ok=not url.endswith("404"))
    print(stats.site, stats.fetched, "fetched", stats.failed, "failed", flush=True)


if __name__ == "__main__":
    stats = Stats("example.org")
    urls = [f"/page/{n}" for n in range(20)] + ["/404"]
    crawler = Process(target=crawl, args=(stats, urls))
    crawler.start()
    crawler.join()
