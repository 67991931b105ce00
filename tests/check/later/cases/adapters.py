"""Parse documents by adapters that are collected when the program starts."""
import argparse
from concurrent.futures import ProcessPoolExecutor, as_completed

ADAPTERS = {}


def adapter(*suffixes):
    def register(cls):
        for suffix in suffixes:
            ADAPTERS[suffix] = cls()
        return cls
    return register


@adapter("txt", "md")
class Plain:
    def count(self, text):
        return len(text.split())


def builtin_plugins():
    @adapter("csv")
    class Comma:
        def count(self, text):
            return text.count(",") + 1

    return [Comma]


def find_adapter(name):
    suffix = name.rpartition(".")[2]
    return ADAPTERS.get(suffix, ADAPTERS["txt"])


def count_words(document):
    name, text = document
    return name, find_adapter(name).count(text)


class App:
    def __init__(self, options):
        self.options = options
        self.plugins = [] if options.bare else builtin_plugins()

    def run(self, documents):
        counts = {}
        with ProcessPoolExecutor(self.options.jobs) as pool:
            jobs = [pool.submit(count_words, d) for d in documents]
            for job in as_completed(jobs):
                name, number = job.result()
                counts[name] = number
        return counts


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bare", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    counts = App(parser.parse_args(argv)).run([("a.txt", "one two"), ("b.csv", "x,y,z")])
    for name, number in sorted(counts.items()):
        print(f"{name} {number}")


if __name__ == "__main__":
    main()
