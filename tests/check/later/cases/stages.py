from concurrent.futures import ProcessPoolExecutor, wait
from dataclasses import dataclass, field


def tokenize(text):
    return text.lower().split()


def count(tokens):
    totals = {}
    for t in tokens:
        totals[t] = totals.get(t, 0) + 1
    return totals


@dataclass
class Pipeline:
    workers: int = 2
    reports: dict = field(default_factory=dict)

    def __enter__(self):
        self.pool = ProcessPoolExecutor(max_workers=self.workers)
        return self

    def __exit__(self, *exc):
        self.pool.shutdown()

    def _second(self, name, fut):
        tokens = fut.result()
        totals = self.pool.submit(count, tokens).result()
        self.reports[name] = totals

    def feed(self, name, text):
        fut = self.pool.submit(tokenize, text)
        fut.add_done_callback(lambda f: self._second(name, f))
        return fut


def main():
    documents = {
        "a.txt": "the quick fox and the lazy dog",
        "b.txt": "to be or not to be",
        "c.txt": "a rose is a rose",
    }
    with Pipeline() as line:
        firsts = [line.feed(name, text) for name, text in documents.items()]
        wait(firsts)
    for name in sorted(line.reports):
        print(name, sorted(line.reports[name].items()))


if __name__ == "__main__":
    main()
