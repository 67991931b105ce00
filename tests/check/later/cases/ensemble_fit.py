"""Fit a straight line with an ensemble of walkers, likelihoods in a pool."""
import argparse
import logging
import random
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import Pool

log = logging.getLogger("ensemble")


@dataclass(frozen=True)
class Model:
    xs: tuple
    ys: tuple
    sigma: float = 0.5

    def log_likelihood(self, slope, offset):
        return -0.5 * sum(((y - slope * x - offset) / self.sigma) ** 2
                          for x, y in zip(self.xs, self.ys))


@dataclass
class Chain:
    steps: list = field(default_factory=list)
    accepted: int = 0

    def record(self, walkers):
        self.steps.append([tuple(w) for w in walkers])


class EnsembleSampler:
    def __init__(self, model, walkers, seed, pool=None):
        self.model = model
        self.pool = pool
        self.random = random.Random(seed)
        self.walkers = [(self.random.uniform(0, 4), self.random.uniform(-2, 2))
                        for _ in range(walkers)]
        self.scores = None
        self.chain = Chain()

    def __getstate__(self):
        state = self.__dict__
        state["pool"] = None
        return state

    def score(self, walker):
        return self.model.log_likelihood(*walker)

    def compute(self, walkers):
        return self.pool.map(self.score, walkers)

    def propose(self):
        for slope, offset in self.walkers:
            yield (slope + self.random.gauss(0, 0.2), offset + self.random.gauss(0, 0.2))

    def step(self):
        if self.scores is None:
            self.scores = self.compute(self.walkers)
        proposal = list(self.propose())
        for index, score in enumerate(self.compute(proposal)):
            if score > self.scores[index]:
                self.walkers[index], self.scores[index] = proposal[index], score
                self.chain.accepted += 1
        self.chain.record(self.walkers)

    def run(self, steps):
        for number in range(steps):
            self.step()
            log.debug("step %d best %.3f", number, max(self.scores))
        return max(zip(self.scores, self.walkers))


@contextmanager
def worker_pool(size):
    pool = Pool(size)
    try:
        yield pool
        pool.close()
    except BaseException:
        pool.terminate()
        raise
    finally:
        pool.join()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--walkers", type=int, default=8)
    parser.add_argument("--seed", type=int, default=11)
    args = parser.parse_args()
    logging.basicConfig(level=logging.WARNING)
    xs = tuple(x / 2 for x in range(12))
    model = Model(xs, tuple(2.0 * x - 0.5 for x in xs))
    with worker_pool(2) as pool:
        sampler = EnsembleSampler(model, args.walkers, args.seed, pool)
        score, (slope, offset) = sampler.run(args.steps)
    print(f"slope {slope:.2f} offset {offset:.2f} score {score:.2f}")


if __name__ == "__main__":
    main()
