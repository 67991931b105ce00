"""Monte Carlo price of an Asian option, one seeded generator per block of paths."""
import argparse
import logging
import math
import random
import statistics
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import Pool, Value

log = logging.getLogger("asian")


@dataclass(frozen=True)
class Option:
    spot: float = 100.0
    strike: float = 100.0
    rate: float = 0.03
    sigma: float = 0.2
    years: float = 1.0
    steps: int = 24

    @property
    def dt(self):
        return self.years / self.steps


@dataclass(frozen=True)
class Block:
    number: int
    seed: str
    paths: int


_done = None


def init_worker(done):
    global _done
    _done = done


def path(option, rng):
    price = option.spot
    drift = (option.rate - 0.5 * option.sigma ** 2) * option.dt
    shock = option.sigma * math.sqrt(option.dt)
    for _ in range(option.steps):
        price *= math.exp(drift + shock * rng.gauss(0, 1))
        yield price


def simulate(block, option):
    rng = random.Random(block.seed)
    payoffs = [max(statistics.fmean(path(option, rng)) - option.strike, 0.0)
               for _ in range(block.paths)]
    with _done.get_lock():
        _done.value += block.paths
    return block.number, statistics.fmean(payoffs)


def blocks(seed, count, paths):
    for number in range(count):
        yield Block(number, f"{seed}-{number}", paths)


class Pricer:
    def __init__(self, workers, seed):
        self.workers = workers
        self.seed = seed

    def price(self, option, count, paths):
        done = Value("i", 0)
        with Pool(self.workers, initializer=init_worker, initargs=(done,)) as pool:
            means = dict(pool.imap_unordered(partial(simulate, option=option),
                                             blocks(self.seed, count, paths)))
        discount = math.exp(-option.rate * option.years)
        ordered = [means[number] for number in sorted(means)]
        return discount * statistics.fmean(ordered), done.value


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=2024)
    parser.add_argument("--blocks", type=int, default=6)
    parser.add_argument("--paths", type=int, default=200)
    args = parser.parse_args()
    logging.basicConfig(level=logging.WARNING)
    pricer = Pricer(2, args.seed)
    for strike in (95.0, 105.0):
        price, used = pricer.price(replace(Option(), strike=strike), args.blocks, args.paths)
        print(f"strike {strike:6.1f} price {price:.4f} from {used} paths")


if __name__ == "__main__":
    main()
