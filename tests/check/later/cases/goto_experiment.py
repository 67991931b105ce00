import argparse
import multiprocessing as mp
import random


class ExperimentConfig:
    TOTAL_STEPS = 200
    LEARNING_RATE = 0.5
    SEED = 7

    def tag(self):
        return f"{type(self).__name__}-{self.TOTAL_STEPS}"


class GoToObjConfig(ExperimentConfig):
    TARGET = 3.0


def train(config, worker_id, results):
    rng = random.Random(config.SEED + worker_id)
    estimate = rng.uniform(-1, 1)
    steps = 0
    while steps < config.TOTAL_STEPS:
        estimate += config.LEARNING_RATE * (config.TARGET - estimate)
        steps += 1
    results.put((worker_id, config.tag(), steps, round(estimate, 3)))


def run(config, workers):
    results = mp.Queue()
    procs = [mp.Process(target=train, args=(config, i, results)) for i in range(workers)]
    for p in procs:
        p.start()
    rows = sorted(results.get(timeout=5) for _ in procs)
    for p in procs:
        p.join()
    return rows


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=25)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args(argv)
    GoToObjConfig.TOTAL_STEPS = args.steps
    config = GoToObjConfig()
    print("experiment", config.tag())
    for row in run(config, args.workers):
        print(*row)


if __name__ == "__main__":
    main()
