"""Letter counts of the standard input, or of a sample if there is none."""
import select
import string
import sys
from collections import Counter
from multiprocessing import Pool, cpu_count

SAMPLE = "It was a bright cold day in April.\nThe clocks were striking thirteen.\n" * 3


def read():
    if sys.stdin is None or sys.stdin.closed or sys.stdin.isatty():
        return SAMPLE
    ready, _, _ = select.select([sys.stdin], [], [], 0.2)
    return (sys.stdin.read() if ready else "") or SAMPLE


class LetterCount:
    alphabet = string.ascii_lowercase

    def __call__(self, line):
        return Counter(letter for letter in line.lower() if letter in self.alphabet)


def main():
    lines = read().splitlines()
    total = Counter()
    pool = Pool(min(2, cpu_count()), maxtasksperchild=4)
    for part in pool.imap_unordered(LetterCount(), lines, chunksize=1):
        total += part
    pool.close()
    pool.join()
    for letter, count in sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))[:5]:
        print(letter, count)


if __name__ == "__main__":
    main()
