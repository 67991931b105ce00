"""Use an executor without a guard."""

import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor

multiprocessing.set_start_method(sys.argv[1], force=True)
with ProcessPoolExecutor(1) as executor:
    print(executor.submit(abs, -7).result())
