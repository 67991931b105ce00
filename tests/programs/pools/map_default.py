"""Count the messages of Pool.map and ex.map for some numbers of tasks, of workers."""

import gc
import math
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor


class Count:
    """A function that counts how often it is pickled: once in each message."""

    pickled = 0

    def __call__(self, task: int) -> int:
        return task

    def __getstate__(self) -> None:
        self.pickled += 1


if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    gc.disable()  # in 3.13.0 it may disturb the resource tracker
    for workers in (1, 2, 3):
        with multiprocessing.Pool(workers) as pool:
            for tasks in (1, 7, 24, 25, 1000):
                count = Count()
                assert pool.map(count, range(tasks)) == list(range(tasks))
                size = math.ceil(tasks / (4 * workers))
                print(count.pickled == math.ceil(tasks / size))
    with ProcessPoolExecutor(2) as executor:
        count = Count()
        assert len(list(executor.map(count, range(25)))) == 25
        print(count.pickled == 25)
