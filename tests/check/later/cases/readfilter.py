"""Filter sequencing reads by length and quality, one sample per worker."""
import logging
import multiprocessing
import sys
from dataclasses import dataclass

log = logging.getLogger("readfilter")


@dataclass(frozen=True)
class Sample:
    name: str
    reads: tuple
    min_len: int = 4


def fatal(msg, *args):
    log.error(msg, *args)
    sys.exit(1)


def step(name):
    def wrap(func):
        def inner(sample):
            kept = func(sample)
            if not kept:
                fatal("%s: no reads left after %s", sample.name, name)
            return kept
        return inner
    return wrap


@step("length filter")
def by_length(sample):
    return [r for r in sample.reads if len(r) >= sample.min_len]


@step("ambiguity filter")
def by_ambiguity(sample):
    return [r for r in by_length(sample) if "N" not in r]


def process(sample):
    kept = by_ambiguity(sample)
    return sample.name, len(kept)


def run(samples, jobs=2):
    with multiprocessing.Pool(jobs) as pool:
        return dict(pool.map(process, samples, chunksize=1))


def main():
    logging.basicConfig(format="%(levelname)s %(message)s")
    samples = [
        Sample("gut-01", ("ACGT", "ACGTT", "AC")),
        Sample("gut-02", ("AC", "NNNNN", "GT")),
        Sample("soil-07", ("ACGTACGT", "TTTTGG")),
    ]
    for name, kept in run(samples).items():
        print(f"{name}: {kept} reads kept")


if __name__ == "__main__":
    main()
