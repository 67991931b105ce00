"""Stop two workers that are in a task, by the way that is named; see what is left."""

import multiprocessing
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.synchronize import Semaphore

TASKS = 9
begun: Semaphore


def keep(semaphore: Semaphore) -> None:
    global begun
    begun = semaphore


def task(_: int) -> None:
    begun.release()
    time.sleep(600)


def executor(way: str) -> None:
    pool = ProcessPoolExecutor(2, initializer=keep, initargs=(begun,))
    futures = [pool.submit(task, number) for number in range(TASKS)]
    for _ in range(2):
        begun.acquire()
    getattr(pool, way)()
    errors = []
    for future in futures:
        try:
            future.result()
        except BaseException as error:
            errors.append(type(error).__name__)
    print(errors[0], errors[1], sorted({*errors[2:]}))
    try:
        pool.submit(task, 0)
    except RuntimeError as error:
        print(type(error).__name__)


def pool(way: str) -> None:
    with multiprocessing.Pool(2, keep, (begun,)) as workers:
        results = [workers.apply_async(task, (number,)) for number in range(TASKS)]
        for _ in range(2):
            begun.acquire()
        if way == "terminate":
            workers.terminate()
    print([result.ready() for result in results].count(False))
    try:
        results[-1].get(timeout=0.5)
    except multiprocessing.TimeoutError:
        print("TimeoutError")
    print("left:", len(multiprocessing.active_children()))


if __name__ == "__main__":
    method, way = sys.argv[1:]
    multiprocessing.set_start_method(method)
    begun = multiprocessing.Semaphore(0)
    (executor if way.endswith("workers") else pool)(way)
