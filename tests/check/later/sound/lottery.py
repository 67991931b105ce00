"""Draw numbers; a ticker runs in the background until the program is over."""
import multiprocessing
import os
import random
import time

os.environ.setdefault("LOTTERY_SEED", str(random.SystemRandom().randrange(10**6)))
SEED = int(os.environ["LOTTERY_SEED"])
print_lock = None


class Draw:
    def __init__(self, number):
        self.number = number

    def numbers(self):
        source = random.Random(SEED + self.number)
        return sorted(source.sample(range(1, 50), 6))


def adopt(lock):
    global print_lock
    print_lock = lock


def announce(draw):
    numbers = draw.numbers()
    with print_lock:
        print("draw", draw.number, *numbers, flush=True)
    return numbers


def tick(bell):
    while not bell.wait(0.2):
        time.sleep(0)


def main():
    bell = multiprocessing.Event()
    multiprocessing.Process(target=tick, args=(bell,), daemon=True).start()
    draws = [Draw(n) for n in range(5)]
    with multiprocessing.Pool(2, initializer=adopt, initargs=(multiprocessing.Lock(),)) as pool:
        drawn = pool.map(announce, draws, chunksize=1)
    assert drawn == [d.numbers() for d in draws]


if __name__ == "__main__":
    main()
