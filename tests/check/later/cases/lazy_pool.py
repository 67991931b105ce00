import time
from multiprocessing import Pool


class Resizer:
    def __init__(self, factor):
        self.factor = factor

    def resize(self, size):
        time.sleep(0.3)
        return size * self.factor

    def resize_all(self, sizes):
        with Pool(2) as pool:
            return pool.imap(self.resize, sizes)


def main():
    resizer = Resizer(0.5)
    for size in resizer.resize_all([640, 800, 1024, 1280]):
        print(size)


if __name__ == "__main__":
    main()
