import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor

_total = None


def use(total):
    global _total
    _total = total


def add(amounts):
    for amount in amounts:
        with _total.get_lock():
            _total.value += amount
    return len(amounts)


class Tally:
    def __init__(self):
        self.total = mp.Value("q", 0)

    def run(self, chunks):
        with ProcessPoolExecutor(2, initializer=use, initargs=(self.total,)) as pool:
            futures = [pool.submit(add, chunk) for chunk in chunks]
            return sum(future.result() for future in futures)


def main():
    tally = Tally()
    count = tally.run([range(500), range(500, 1000), [7] * 10])
    print(count, tally.total.value)


if __name__ == "__main__":
    main()
