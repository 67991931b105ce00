"""Set the number of workers: as many tasks run at a time, and the others wait."""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Barrier
from multiprocessing.synchronize import Barrier as BarrierType

WORKERS = 2
TASKS = 6
meeting: BarrierType  # set in each worker


def init_worker(barrier: BarrierType) -> None:
    """Keep the barrier for the tasks; runs once in each worker process."""
    global meeting
    meeting = barrier


def meet(task: int) -> tuple[int, int]:
    """Wait until a task runs in every worker; return the task and its worker's pid."""
    meeting.wait()
    return task, os.getpid()


def main() -> None:
    with ProcessPoolExecutor(
        max_workers=WORKERS, initializer=init_worker, initargs=(Barrier(WORKERS),)
    ) as pool:
        done = list(pool.map(meet, range(TASKS)))
    for (first, pid), (second, other_pid) in zip(done[::2], done[1::2], strict=True):
        together = len({pid, other_pid})
        print(f"tasks {first} and {second} ran together, in {together} workers")
    workers = {pid for _, pid in done}
    print(f"{len(done)} tasks ran in {len(workers)} workers")


if __name__ == "__main__":
    main()
