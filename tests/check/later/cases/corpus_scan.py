"""Stream word statistics of a corpus, document by document."""
import multiprocessing as mp
import re
import time
from typing import Iterator, NamedTuple

WORD = re.compile(r"[a-z]+")


class DocStat(NamedTuple):
    number: int
    words: int
    distinct: int


def analyse(doc):
    number, text = doc
    time.sleep(0.05)
    words = WORD.findall(text.lower())
    return DocStat(number, len(words), len(set(words)))


class Corpus:
    def __init__(self, texts, processes=2):
        self.texts = texts
        self.processes = processes

    def statistics(self) -> Iterator[DocStat]:
        with mp.Pool(self.processes) as pool:
            return pool.imap(analyse, enumerate(self.texts), chunksize=2)


def longest(stats):
    best = None
    for stat in stats:
        if best is None or stat.words > best.words:
            best = stat
    return best


def main():
    seed = "the quick brown fox jumps over the lazy dog and runs away "
    corpus = Corpus([seed * (n % 5 + 1) for n in range(40)])
    best = longest(corpus.statistics())
    print(f"document {best.number}: {best.words} words, {best.distinct} distinct")


if __name__ == "__main__":
    main()
