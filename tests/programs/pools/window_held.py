"""Hold every result back until the next one is asked for, and count what is taken.

Each task waits for its own permission, so nothing is taken because a task was quick.
"""

import multiprocessing
import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.synchronize import Semaphore

ROWS, WINDOW = 40, 8
taken = 0
may_end: Semaphore


def init_worker(semaphore: Semaphore) -> None:
    global may_end
    may_end = semaphore


def work(row: int) -> int:
    may_end.acquire()
    return row


def rows() -> Iterator[int]:
    global taken
    for row in range(ROWS):
        taken += 1
        yield row


if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    sys.path.insert(0, sys.argv[2])
    from examples.pools.submit_window import map_window

    semaphore, counts = multiprocessing.Semaphore(0), deque[int]()
    with ProcessPoolExecutor(2, None, init_worker, (semaphore,)) as executor:
        results = map_window(executor, work, rows())
        for _ in range(ROWS):
            semaphore.release()  # one task may end, then its result is read
            next(results)
            counts.append(taken)
    print(*counts)
