"""Hash some blocks in parallel and say how long each took."""
import argparse
import hashlib
import multiprocessing as mp
import time


def timed(func):
    def wrapper(*args, **kwargs):
        started = time.perf_counter()
        value = func(*args, **kwargs)
        wrapper.spent += time.perf_counter() - started
        return value

    wrapper.spent = 0.0
    return wrapper


@timed
def hash_block(block):
    digest = hashlib.sha256()
    for _ in range(200):
        digest.update(block)
    return digest.hexdigest()


def blocks(count, size):
    for number in range(count):
        yield bytes([number % 256]) * size


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=8)
    parser.add_argument("--size", type=int, default=1024)
    parser.add_argument("-j", "--jobs", type=int, default=2)
    return parser.parse_args()


def main():
    options = parse_arguments()
    with mp.Pool(options.jobs) as pool:
        hashes = pool.map(hash_block, blocks(options.count, options.size))
    for number, digest in enumerate(hashes):
        print(number, digest[:16])


if __name__ == "__main__":
    main()
