"""Give out uneven tasks in small chunks: no task then waits behind a long one."""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Semaphore
from multiprocessing.synchronize import Semaphore as SemaphoreType

CHUNK = 1  # tasks in one message; try 8
TASKS = 16
WORKERS = 2
finished: SemaphoreType  # set in each worker


def init_worker(semaphore: SemaphoreType) -> None:
    """Keep the semaphore for the tasks; runs once in each worker process."""
    global finished
    finished = semaphore


def work(task: int) -> int:
    """Do a task and return the worker; task 0 is as long as all other chunks."""
    if task == 0:
        for _ in range(TASKS - CHUNK):
            finished.acquire()
    elif task >= CHUNK:
        finished.release()
    return os.getpid()


def main() -> None:
    tasks = range(TASKS)
    with ProcessPoolExecutor(WORKERS, None, init_worker, (Semaphore(0),)) as executor:
        pids = list(executor.map(work, tasks, chunksize=CHUNK))
    for number, pid in enumerate(dict.fromkeys(pids), start=1):
        done = [task for task in tasks if pids[task] == pid]
        print(f"worker {number} did {len(done)} of {TASKS} tasks:", *done)


if __name__ == "__main__":
    main()
