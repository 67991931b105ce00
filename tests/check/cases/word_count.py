from collections import Counter
from multiprocessing import Pool

LINES = [
    "the quick brown fox",
    "jumps over the lazy dog",
    "the dog sleeps",
]


def count_words(line):
    return Counter(line.split())


pool = Pool(2)
counters = pool.map(count_words, LINES)
pool.close()
pool.join()

total = Counter()
for counter in counters:
    total.update(counter)
for word, number in total.most_common(2):
    print(word, number)
