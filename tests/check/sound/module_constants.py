import os
import re
import time
from multiprocessing import Pool, cpu_count

WORD = re.compile(r"[a-z]+")
STOP = frozenset({"the", "a"})
LIMIT = int(os.environ.get("WORD_LIMIT", "100"))
JOBS = min(2, cpu_count())
LOADED_AT = time.time()
keys = []


def words(line):
    found = [word for word in WORD.findall(line.lower()) if word not in STOP]
    return found[:LIMIT]


def main():
    global keys
    lines = ["The cat", "a dog saw the cat", "Birds"]
    with Pool(JOBS) as pool:
        results = pool.map(words, lines)
    keys = sorted({word for line in results for word in line})
    print(keys)


if __name__ == "__main__":
    main()
