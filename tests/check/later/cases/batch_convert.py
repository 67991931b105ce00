"""Run a file of conversion commands, several at a time."""
import argparse
import functools
import multiprocessing
import time
from dataclasses import dataclass

BATCH = """\
--width 640 --format png cat.raw
--width 320 --format jpg dog.raw
--width wide --format png cow.raw
--width 800 --format gif owl.raw
--width 100 --format png elk.raw
"""


@dataclass
class Outcome:
    source: str
    target: str
    seconds: float


def build_parser():
    parser = argparse.ArgumentParser(prog="convert")
    parser.add_argument("--width", type=int, default=100)
    parser.add_argument("--format", choices=["png", "jpg", "gif"], default="png")
    parser.add_argument("source")
    return parser


def convert(line, out_dir):
    started = time.perf_counter()
    options = build_parser().parse_args(line.split())
    stem = options.source.rsplit(".", 1)[0]
    time.sleep(options.width / 10000)
    target = f"{out_dir}/{stem}_{options.width}.{options.format}"
    return Outcome(options.source, target, time.perf_counter() - started)


class Batch:
    def __init__(self, text, jobs, out_dir):
        self.lines = [line for line in text.splitlines() if line.strip()]
        self.jobs = jobs
        self.out_dir = out_dir

    def run(self):
        step = functools.partial(convert, out_dir=self.out_dir)
        with multiprocessing.Pool(self.jobs) as pool:
            outcomes = pool.map(step, self.lines)
        return outcomes


def main():
    outcomes = Batch(BATCH, jobs=2, out_dir="/tmp/converted").run()
    for outcome in outcomes:
        print(f"{outcome.source} -> {outcome.target}")
    print(f"{len(outcomes)} files converted")


if __name__ == "__main__":
    main()
