"""Aggregate readings of weather stations as they come out of a pool."""
import multiprocessing
from collections import defaultdict


def parse(line):
    station, value = line.split(";")
    return station, float(value) if value else None


class Aggregate:
    def __init__(self):
        self.total = defaultdict(float)
        self.count = defaultdict(int)

    def on_reading(self, reading):
        station, value = reading
        self.total[station] += value
        self.count[station] += 1

    def means(self):
        return {s: self.total[s] / self.count[s] for s in self.total}


class Pipeline:
    def __init__(self, jobs):
        self.pool = multiprocessing.Pool(jobs)
        self.aggregate = Aggregate()
        self.pending = []

    def feed(self, lines):
        for line in lines:
            self.pending.append(self.pool.apply_async(
                parse, (line,), callback=self.aggregate.on_reading))

    def finish(self):
        for result in self.pending:
            result.wait()
        self.pool.close()
        self.pool.join()
        return self.aggregate.means()


LINES = ["oslo;3.5", "bergen;7.0", "oslo;4.5", "tromso;", "bergen;6.0", "oslo;4.0"]


def main():
    pipeline = Pipeline(2)
    pipeline.feed(LINES)
    for station, mean in sorted(pipeline.finish().items()):
        print(f"{station}: {mean:.2f}")


if __name__ == "__main__":
    main()
