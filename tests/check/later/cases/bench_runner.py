"""Discover benchmarks in a worker, set up the environment, then time them."""
import multiprocessing
import os
import shlex
from dataclasses import dataclass


@dataclass(frozen=True)
class Benchmark:
    name: str
    rounds: int


SUITE = (Benchmark("parse", 3), Benchmark("render", 2), Benchmark("store", 4))


def discover(pattern):
    return [b for b in SUITE if pattern in b.name]


def build_flags():
    return shlex.split(os.environ["BENCH_CFLAGS"])


def measure(benchmark):
    flags = build_flags()
    level = next(int(f[2:]) for f in flags if f.startswith("-O"))
    return benchmark.name, benchmark.rounds * (10 - level)


class Environment:
    """A build environment: its variables are exported before a run."""

    def __init__(self, **variables):
        self.variables = variables

    def activate(self):
        os.environ.update(self.variables)

    def deactivate(self):
        for name in self.variables:
            os.environ.pop(name, None)


class Runner:
    def __init__(self, environment):
        self.environment = environment

    def collect(self, pattern=""):
        with multiprocessing.Pool(1) as pool:
            return pool.apply(discover, (pattern,))

    def run(self, benchmarks):
        self.environment.activate()
        try:
            with multiprocessing.Pool(2) as pool:
                return dict(pool.map(measure, benchmarks))
        finally:
            self.environment.deactivate()


def main():
    runner = Runner(Environment(BENCH_CFLAGS="-g -O2", BENCH_CC="cc"))
    benchmarks = runner.collect("r")
    print("found", [b.name for b in benchmarks])
    for name, cost in sorted(runner.run(benchmarks).items()):
        print(f"{name:10}{cost}")


if __name__ == "__main__":
    main()
