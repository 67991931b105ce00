"""Share one generator at module level, and every worker draws the same numbers."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Barrier
from multiprocessing.synchronize import Barrier as BarrierType
from random import Random

WORKERS = 2
DICE = 8

rng = Random(2026)
meeting: BarrierType  # set in each worker


def init_worker(barrier: BarrierType) -> None:
    """Keep the barrier for the tasks; runs once in each worker process."""
    global meeting
    meeting = barrier


def roll(_: int) -> list[int]:
    """Roll the dice in a worker process, each worker once."""
    meeting.wait()
    return [rng.randint(1, 6) for _ in range(DICE)]


def main() -> None:
    with ProcessPoolExecutor(
        WORKERS, initializer=init_worker, initargs=(Barrier(WORKERS),)
    ) as pool:
        for task, dice in enumerate(pool.map(roll, range(WORKERS))):
            print(f"task {task}: {dice}")


if __name__ == "__main__":
    main()
