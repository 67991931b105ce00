"""A map over closures; works by inheriting memory from the parent."""
import multiprocessing
import sys
from contextlib import contextmanager

_mp = multiprocessing.get_context("fork")


class MapReduce:
    def __init__(self, np):
        self.np = np

    @contextmanager
    def _team(self, target):
        team = [_mp.Process(target=target, args=(rank,)) for rank in range(self.np)]
        for member in team:
            member.start()
        try:
            yield team
        finally:
            for member in team:
                member.join()

    def map(self, func, sequence, reduce=None):
        results = _mp.SimpleQueue()

        def main(rank):
            for index in range(rank, len(sequence), self.np):
                results.put((index, func(sequence[index])))

        got = {}
        with self._team(main):
            for _ in sequence:
                index, value = results.get()
                got[index] = reduce(value) if reduce else value
        return [got[k] for k in range(len(sequence))]


def main():
    bricks = {"0001": [3, 4], "0002": [5], "0003": [8, 1, 1], "0004": []}
    names = list(bricks)
    seen = []

    def count(name):
        return len(bricks[name]), sum(bricks[name])

    def progress(value):
        seen.append(value[0])
        return value

    rows = MapReduce(3).map(count, names, reduce=progress)
    for name, (n, total) in zip(names, rows):
        print(name, n, total)
    print("objects", sum(seen))


if __name__ == "__main__":
    sys.exit(main())
