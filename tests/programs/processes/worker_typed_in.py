"""Be typed in, as at a prompt or in a notebook: run me with -c."""

import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor

from work import square


def typed_in(number: int) -> int:
    return number * number


multiprocessing.set_start_method(sys.argv[1])
with ProcessPoolExecutor(1) as executor:
    print("imported", executor.submit(square, 7).result())
process = multiprocessing.Process(target=typed_in, args=(7,))
process.start()
process.join()
print("exit code", process.exitcode)
