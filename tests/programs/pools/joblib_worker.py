"""Run a task in joblib's workers; print what it found."""

import os
import signal
import sys
from concurrent.futures.process import BrokenProcessPool

import numpy as np
from joblib import Parallel, delayed


def pid(_: int) -> int:
    return os.getpid()


def nested(_: int) -> bool:
    """Tell whether the tasks of a pool in a task run in the same process."""
    inner = Parallel(n_jobs=2)(delayed(pid)(number) for number in range(4))
    return set(inner) == {os.getpid()}


def write(array: np.ndarray) -> str:
    try:
        array[0] = 1
    except ValueError as error:
        return str(error)
    return "written"


def killed(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    if sys.argv[1] == "nested":
        print(Parallel(n_jobs=2)(delayed(nested)(number) for number in range(2)))
    elif sys.argv[1] == "large":
        arrays = [np.zeros(2**20 // 8), np.zeros(2**20 // 8 + 1)]
        print(Parallel(n_jobs=2)(delayed(write)(array) for array in arrays))
        print(Parallel(n_jobs=2, max_nbytes=None)(map(delayed(write), arrays)))
    elif sys.argv[1] == "numpy":
        loaded = delayed(eval)('"numpy" in __import__("sys").modules')  # not this file
        print(Parallel(n_jobs=2)([loaded, loaded]))
    else:
        try:
            Parallel(n_jobs=2)(delayed(killed)(number) for number in range(2))
        except BrokenProcessPool as error:
            print(type(error).__name__)


if __name__ == "__main__":
    main()
