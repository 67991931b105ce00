"""A linter: exit code 0 clean, 1 crashed, 3 when something was found."""
import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain

SAMPLES = {
    "a.txt": "fine line\nanother\n",
    "b.txt": "trailing space \n\ttab\n",
    "c.txt": "a rather long line that goes on and on and on\n",
}
CHECKS = []


def check(func):
    CHECKS.append(func)
    return func


@check
def trailing(line, limit):
    return "trailing space" if line != line.rstrip() else None


@check
def tabs(line, limit):
    return "tab" if "\t" in line else None


@check
def length(line, limit):
    return f"longer than {limit}" if len(line) > limit else None


def lint(item, limit):
    name, text = item
    return [f"{name}:{number}: {message}"
            for number, line in enumerate(text.splitlines(), 1)
            for each in CHECKS if (message := each(line, limit))]


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-j", "--jobs", type=int, default=2)
    parser.add_argument("-l", "--limit", type=int, default=30)
    parser.add_argument("--exit-zero", action="store_true")
    options = parser.parse_args(argv)
    with ProcessPoolExecutor(options.jobs) as pool:
        found = list(chain.from_iterable(
            pool.map(partial(lint, limit=options.limit), SAMPLES.items())))
    for line in found:
        print(line)
    print(len(found), "found", file=sys.stderr)
    return 0 if options.exit_zero or not found else 3


if __name__ == "__main__":
    raise SystemExit(main())
