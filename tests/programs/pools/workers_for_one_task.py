"""Count the workers after one task."""

import multiprocessing
import os
import sys
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    with ProcessPoolExecutor(3, mp_context=context) as executor:
        executor.submit(os.getpid).result()
        print(len(multiprocessing.active_children()))
