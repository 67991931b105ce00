"""Give each task a random generator of its own, seeded by a seed and its number."""

from concurrent.futures import ProcessPoolExecutor
from random import Random

SEED = 2026
TASKS = 4
POINTS = 10_000  # drawn by each task


def estimate_pi(task: int) -> float:
    """Estimate pi from random points in a square; runs in a worker process."""
    rng = Random(f"{SEED}-{task}")
    inside = sum(rng.random() ** 2 + rng.random() ** 2 < 1 for _ in range(POINTS))
    return 4 * inside / POINTS


def main() -> None:
    with ProcessPoolExecutor() as pool:
        estimates = list(pool.map(estimate_pi, range(TASKS)))
    for task, estimate in enumerate(estimates):
        print(f"task {task}: {estimate:.4f}")
    print(f"mean: {sum(estimates) / TASKS:.4f}")


if __name__ == "__main__":
    main()
