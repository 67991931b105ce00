"""A big table, built once and shared with forked readers on purpose."""
import multiprocessing
import sys
from array import array

FORK = multiprocessing.get_context("fork")
_table = None


def build(size):
    global _table
    _table = array("q", (n * n % 97 for n in range(size)))


def look_up(span):
    return sum(_table[span[0]:span[1]])


class Atlas:
    def __init__(self, size, step):
        self.spans = [(n, min(n + step, size)) for n in range(0, size, step)]
        build(size)

    def total(self):
        with FORK.Pool(2) as pool:
            return sum(pool.map(look_up, self.spans))


def main():
    if sys.platform == "win32":
        sys.exit("needs fork")
    atlas = Atlas(20_000, 3_000)
    print("total", atlas.total(), "over", len(atlas.spans), "spans")


if __name__ == "__main__":
    main()
