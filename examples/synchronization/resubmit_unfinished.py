"""When a worker was killed, submit the unfinished tasks again, with a new lock."""

import os
import sys
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import Lock
from multiprocessing.synchronize import Lock as LockType

TASKS = 6
WORKERS = 2
ATTEMPTS = 3  # a task that kills its worker each time must not go on for ever

lock: LockType  # in each worker, once it has started


def set_lock(shared: LockType) -> None:
    """Keep the lock for all tasks; runs once in each worker process."""
    global lock
    lock = shared


def square(task: int, attempt: int) -> int:
    """Return a square, while holding the lock; runs in a worker process."""
    with lock:
        if (task, attempt) == (2, 1):
            os._exit(1)  # stands for a crash or a kill
        return task * task


def run(tasks: list[int], attempt: int) -> dict[int, int]:
    """Return the results of the tasks that finished before a worker was killed."""
    futures: dict[int, Future[int]] = {}
    with (
        ProcessPoolExecutor(WORKERS, initializer=set_lock, initargs=(Lock(),)) as pool,
        suppress(BrokenProcessPool),
    ):
        for task in tasks:
            futures[task] = pool.submit(square, task, attempt)
    return {
        task: future.result()
        for task, future in futures.items()
        if not isinstance(future.exception(), BrokenProcessPool)
    }


def main() -> None:
    results: dict[int, int] = {}
    left = list(range(TASKS))
    for attempt in range(1, ATTEMPTS + 1):
        results |= run(left, attempt)
        left = [task for task in left if task not in results]
        print(f"attempt {attempt}:", "tasks are left" if left else "all are done")
        if not left:
            break
    else:
        sys.exit(f"gave up, tasks left: {left}")
    print("results:", [results[task] for task in range(TASKS)])


if __name__ == "__main__":
    main()
