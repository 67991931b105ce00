"""Run ten tasks by one worker at a time that does two."""

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool

if __name__ == "__main__":
    if sys.argv[1:] == ["Pool"]:
        with Pool(1, maxtasksperchild=2) as workers:
            print(list(workers.imap(abs, range(10))))
    else:
        with ProcessPoolExecutor(1, max_tasks_per_child=2) as pool:
            print(list(pool.map(abs, range(10))))
