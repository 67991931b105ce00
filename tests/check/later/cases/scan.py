"""Scan shelves in parallel; each shelf's volumes are scanned in parallel too."""
from functools import partial
from multiprocessing import Pool

SHELVES = {"A": ["iliad", "odyssey"], "B": ["emma", "persuasion"], "C": ["walden"]}


def parallel(function, items, workers=2, **settings):
    job = partial(function, **settings) if settings else function
    with Pool(workers) as pool:
        return pool.map(job, items)


def scan_volume(title, dpi):
    return title, dpi * len(title)


class Scanner:
    def __init__(self, dpi):
        self.dpi = dpi

    def scan_shelf(self, shelf):
        scans = parallel(scan_volume, SHELVES[shelf], dpi=self.dpi)
        return shelf, sum(size for _, size in scans)

    def scan_all(self):
        return dict(parallel(self.scan_shelf, sorted(SHELVES)))


def main():
    sizes = Scanner(300).scan_all()
    for shelf, size in sizes.items():
        print(shelf, size)


if __name__ == "__main__":
    main()
