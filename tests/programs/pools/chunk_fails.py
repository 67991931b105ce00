"""Let one task of a chunk fail in a way, and say which tasks ran, which results came.

The chunks are of 4 tasks, 12 in all, and task 5 fails; arguments: method, call, way.
"""

import multiprocessing
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import Array
from multiprocessing.sharedctypes import SynchronizedArray

TASKS, CHUNK, BAD = 12, 4, 5
ran: "SynchronizedArray[int]"


def init_worker(array: "SynchronizedArray[int]") -> None:
    global ran
    ran = array


def raises(task: int) -> int:
    ran[task] = 1
    if task == BAD:
        raise ValueError
    return task


def dies(task: int) -> int:
    ran[task] = 1
    if task == BAD:
        os._exit(1)
    return task


def returns(task: int) -> "int | ValueError":
    ran[task] = 1
    return ValueError() if task == BAD else task


if __name__ == "__main__":
    method, call, way = sys.argv[1:]
    multiprocessing.set_start_method(method)
    array = Array("i", TASKS)
    work = {"raises": raises, "dies": dies, "returns": returns}[way]
    results: list[object] = []
    try:
        if call == "executor.map":
            # one worker, and every task is waited for before the error is read
            with ProcessPoolExecutor(1, None, init_worker, (array,)) as executor:
                found = executor.map(work, range(TASKS), chunksize=CHUNK)
                if way == "raises":  # the chunks after the bad one wait in the queue
                    executor.submit(abs, 0).result()
                for result in found:
                    results.append(result)
        else:
            with multiprocessing.Pool(1, init_worker, (array,)) as pool:
                results += getattr(pool, call)(work, range(TASKS), CHUNK)
    except (ValueError, BrokenProcessPool) as error:
        print(type(error).__name__)
    print("ran", *(task for task in range(TASKS) if array[task]))
    print("results", *("error" if isinstance(r, ValueError) else r for r in results))
