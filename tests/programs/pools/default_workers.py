"""Count the workers of a pool that wasn't told how many."""

import multiprocessing
import os
import sys
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    if "one" in sys.argv:
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with ProcessPoolExecutor(mp_context=context) as executor:
        executor.submit(os.getpid).result()
        workers = len(multiprocessing.active_children())
        print("executor", workers, "of", os.cpu_count())
    with context.Pool() as pool:
        print("Pool", len(multiprocessing.active_children()), "of", os.cpu_count())
        pool.close()
        pool.join()
