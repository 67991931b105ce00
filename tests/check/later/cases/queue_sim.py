"""Independent replications of an M/M/1 queue, one process each."""
import argparse
import logging
import random
import statistics
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import Process, SimpleQueue

log = logging.getLogger("mm1")
_random = random.Random()


@dataclass(frozen=True)
class Scenario:
    arrival: float = 0.8
    service: float = 1.0
    customers: int = 400
    replications: int = 4


@dataclass
class Outcome:
    replication: int
    mean_wait: float
    longest: float


def exponential(rate):
    """Return a sampler of exponential times."""
    def draw():
        return _random.expovariate(rate)
    return draw


def waits(scenario):
    between, serving = exponential(scenario.arrival), exponential(scenario.service)
    clock = free_at = 0.0
    for _ in range(scenario.customers):
        clock += between()
        begin = max(clock, free_at)
        yield begin - clock
        free_at = begin + serving()


def replicate(number, scenario, results):
    seen = list(waits(scenario))
    results.put(Outcome(number, statistics.fmean(seen), max(seen)))


class Experiment:
    def __init__(self, scenario):
        self.scenario = scenario
        self.results = SimpleQueue()

    @contextmanager
    def running(self):
        processes = [Process(target=replicate, args=(n, self.scenario, self.results))
                     for n in range(self.scenario.replications)]
        for process in processes:
            process.start()
        try:
            yield
        finally:
            for process in processes:
                process.join()

    def run(self):
        with self.running():
            outcomes = [self.results.get() for _ in range(self.scenario.replications)]
        return sorted(outcomes, key=lambda outcome: outcome.replication)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=400)
    parser.add_argument("--replications", type=int, default=4)
    args = parser.parse_args()
    logging.basicConfig(level=logging.WARNING)
    outcomes = Experiment(Scenario(customers=args.customers,
                                   replications=args.replications)).run()
    spread = statistics.stdev(outcome.mean_wait for outcome in outcomes)
    print("replications", len(outcomes))
    print("interval", "usable" if spread > 0 else "degenerate, zero width")


if __name__ == "__main__":
    main()
