"""Have a forked pool replace its workers, or an executor keep them."""

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

fork = get_context("fork")
if sys.argv[1] == "Pool":
    with fork.Pool(1, maxtasksperchild=1) as pool:
        print(pool.map(abs, [-1, -2, -3], chunksize=1))
else:
    with ProcessPoolExecutor(3, mp_context=fork) as executor:
        print(list(executor.map(abs, [-1, -2, -3])))
