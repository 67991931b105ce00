"""Tune a smoothing model whose object holds a lock and a private cache."""
import argparse
import logging
import threading
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from time import perf_counter

log = logging.getLogger("tune")


@dataclass(frozen=True, order=True)
class Candidate:
    alpha: float
    beta: float


@dataclass
class History:
    values: list = field(default_factory=list)

    @cached_property
    def mean(self):
        return sum(self.values) / len(self.values)

    @classmethod
    def synthetic(cls, length):
        return cls([10 + 0.3 * t + (t * 7 % 5) for t in range(length)])


class HoltModel:
    def __init__(self, history):
        self.history = history
        self._lock = threading.Lock()
        self._memo = {}

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["_lock"]
        state["_memo"] = {}
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self._lock = threading.Lock()

    def __getattr__(self, name):
        if name.startswith("_") or name == "history":
            raise AttributeError(name)
        return getattr(self.history, name)

    def error(self, candidate):
        with self._lock:
            if candidate not in self._memo:
                self._memo[candidate] = self._fit(candidate)
            return self._memo[candidate]

    def _fit(self, candidate):
        level, trend, total = self.values[0], 0.0, 0.0
        for value in self.values[1:]:
            forecast = level + trend
            total += (value - forecast) ** 2
            previous = level
            level = candidate.alpha * value + (1 - candidate.alpha) * forecast
            trend = candidate.beta * (level - previous) + (1 - candidate.beta) * trend
        return total / (len(self.values) - 1)


def candidates(steps):
    grid = [round((k + 1) / (steps + 1), 3) for k in range(steps)]
    for alpha, beta in product(grid, grid):
        yield Candidate(alpha, beta)


@contextmanager
def stopwatch(label):
    started = perf_counter()
    try:
        yield
    finally:
        log.info("%s: %.2fs", label, perf_counter() - started)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=5)
    parser.add_argument("--length", type=int, default=60)
    args = parser.parse_args()
    logging.basicConfig(level=logging.WARNING)
    model = HoltModel(History.synthetic(args.length))
    baseline = model.error(Candidate(0.5, 0.5))
    grid = list(candidates(args.steps))
    with stopwatch("grid"), ProcessPoolExecutor(max_workers=2) as executor:
        errors = list(executor.map(model.error, grid, chunksize=5))
    error, best = min(zip(errors, grid))
    print(f"mean {model.mean:.3f} baseline {baseline:.4f}")
    print(f"best alpha {best.alpha} beta {best.beta} error {error:.4f}")


if __name__ == "__main__":
    main()
