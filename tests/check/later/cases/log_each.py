import os
from concurrent.futures import ProcessPoolExecutor


class Converter:
    def __init__(self, name):
        self.name = name
        self.log = open(os.devnull, "a")

    def convert(self, page):
        self.log.write(f"{self.name} page {page}\n")
        return page * 2


if __name__ == "__main__":
    first = Converter("first")
    second = Converter("second")
    with ProcessPoolExecutor(max_workers=2) as executor:
        a = executor.submit(first.convert, 3)
        b = executor.submit(second.convert, 4)
        print(a.result(), b.result())
