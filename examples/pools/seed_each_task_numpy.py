"""Spawn a seed for each task, and its random numbers are its own and repeatable."""

from concurrent.futures import ProcessPoolExecutor

import numpy as np
from numpy.random import SeedSequence

SEED = 2026
TASKS = 4
POINTS = 1_000_000  # drawn by each task


def estimate_pi(seed: SeedSequence) -> float:
    """Estimate pi from random points in a square; runs in a worker process."""
    rng = np.random.default_rng(seed)
    points = rng.random((POINTS, 2))
    inside = np.count_nonzero((points**2).sum(axis=1) < 1)
    return 4 * inside / POINTS


def main() -> None:
    seeds = SeedSequence(SEED).spawn(TASKS)
    with ProcessPoolExecutor() as pool:
        estimates = list(pool.map(estimate_pi, seeds))
    for task, estimate in enumerate(estimates):
        print(f"task {task}: {estimate:.4f}")
    print(f"mean: {sum(estimates) / TASKS:.4f}")


if __name__ == "__main__":
    main()
