"""Estimate pi by throwing darts for two seconds in two processes."""
import multiprocessing as mp
import os
import random
import time
from datetime import datetime

source = random.Random()


def reseed():
    global source
    source = random.Random(os.urandom(16))


def throw(number, seconds=1.0):
    began = time.process_time()
    hits = total = 0
    while time.process_time() - began < seconds:
        for _ in range(1000):
            x, y = source.random(), source.random()
            hits += x * x + y * y <= 1
        total += 1000
    return number, os.getpid(), hits, total


def main():
    print(f"[{os.getpid()}] {datetime.now():%H:%M:%S.%f} start")
    with mp.Pool(2, reseed) as pool:
        hits = total = 0
        for number, pid, some, all_ in pool.imap_unordered(throw, range(2)):
            print(f"[{pid}] {datetime.now():%H:%M:%S.%f} part {number}: {4 * some / all_:.4f}")
            hits, total = hits + some, total + all_
    print(f"pi is about {4 * hits / total:.5f} after {total} darts, id {id(pool):#x}")
    print(random.choice(["good night", "see you", "bye"]))


if __name__ == "__main__":
    main()
