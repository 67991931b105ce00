"""Assay ore samples and gather the grades as they come."""
import multiprocessing as mp
from dataclasses import dataclass, field


@dataclass
class Sample:
    ident: int
    grams: float
    metal: float

    @property
    def grade(self):
        return round(self.metal / self.grams, 3)


@dataclass
class Batch:
    name: str
    samples: list = field(default_factory=list)
    results: object = None

    def publish(self, sample):
        self.results.put((self.name, sample.ident, sample.grade))


class Laboratory:
    def __init__(self, benches=2):
        self.pool = mp.Pool(benches)
        self.results = mp.Queue()
        self.expected = 0

    def submit(self, batch):
        batch.results = self.results
        self.expected += len(batch.samples)
        self.pool.apply_async(assay, (batch,))

    def gather(self):
        for _ in range(self.expected):
            yield self.results.get()

    def close(self):
        self.pool.close()
        self.pool.join()


def assay(batch):
    for sample in batch.samples:
        batch.publish(sample)


def main():
    lab = Laboratory()
    lab.submit(Batch("vein-a", [Sample(1, 20.0, 0.4), Sample(2, 18.0, 0.1)]))
    lab.submit(Batch("vein-b", [Sample(3, 25.0, 0.9)]))
    for name, ident, grade in sorted(lab.gather()):
        print(name, ident, grade)
    lab.close()


if __name__ == "__main__":
    main()
