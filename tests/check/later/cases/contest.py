"""Score the entries of a contest and print the ranking."""
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from typing import NamedTuple


class Entry(NamedTuple):
    author: str
    text: str


ENTRIES = [
    Entry("amina", "a very long story " * 60),
    Entry("bruno", "short"),
    Entry("chen", "of middle length " * 20),
    Entry("dora", "a few words " * 5),
]


def judge(entry):
    time.sleep(len(entry.text) / 1500)
    return len(entry.text)


class Jury:
    def __init__(self, members=4):
        self.members = members

    def scores(self, entries):
        with ProcessPoolExecutor(self.members) as executor:
            futures = [executor.submit(judge, e) for e in entries]
            return [f.result() for f in as_completed(futures)]

    def ranking(self, entries):
        table = {}
        for entry, points in zip(entries, self.scores(entries)):
            table[entry.author] = points
        return sorted(table.items(), key=lambda kv: -kv[1])


def main():
    for place, (author, points) in enumerate(Jury().ranking(ENTRIES), 1):
        print(f"{place}. {author:8} {points:5}")
    longest = max(ENTRIES, key=lambda e: len(e.text))
    print("longest text was by", longest.author)


if __name__ == "__main__":
    main()
