"""Crash a worker of an executor in C code, with the stack on standard error."""

import ctypes
import faulthandler
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor


def read_nothing() -> bytes:
    return ctypes.string_at(0)


if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    with ProcessPoolExecutor(1, context, faulthandler.enable) as executor:
        executor.submit(read_nothing).result()
