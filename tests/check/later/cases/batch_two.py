"""Run the command lines of a batch file in a pool and add up their results."""
import argparse
import shlex
from multiprocessing import Pool

BATCH = """
sum 3 4 5
mul 2 21
sum --square 3 4
mul 6 seven
sum 1
"""


def build_parser():
    parser = argparse.ArgumentParser(prog="calc")
    parser.add_argument("verb", choices=["sum", "mul"])
    parser.add_argument("--square", action="store_true")
    parser.add_argument("numbers", nargs="+", type=int)
    return parser


def execute(line):
    options = build_parser().parse_args(shlex.split(line))
    numbers = [n * n if options.square else n for n in options.numbers]
    if options.verb == "sum":
        return sum(numbers)
    product = 1
    for number in numbers:
        product *= number
    return product


class Batch:
    def __init__(self, text):
        self.lines = [line for line in text.splitlines() if line.strip()]

    def run(self, workers=2):
        results, failures = [], []
        with Pool(workers) as pool:
            handles = [(line, pool.apply_async(execute, (line,))) for line in self.lines]
            for line, handle in handles:
                try:
                    results.append(handle.get())
                except Exception as error:
                    failures.append((line, error))
        return results, failures


if __name__ == "__main__":
    done, failed = Batch(BATCH).run()
    print("results:", done)
    for text, problem in failed:
        print("failed:", text, problem)
