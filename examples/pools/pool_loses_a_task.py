"""Kill a worker of a Pool: its task never gets a result, and the others go on."""

import multiprocessing
import os
import signal
from multiprocessing import Pool


def square(number: int) -> int:
    """Return a square; runs in a worker process, which 3 kills."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def main() -> None:
    with Pool(2) as pool:
        lost = pool.apply_async(square, (3,))
        print("later tasks:", pool.map(square, [4, 5, 6]), flush=True)
        try:
            lost.get(timeout=1)
        except multiprocessing.TimeoutError:
            print("square of 3: no result, and get() would wait for ever")


if __name__ == "__main__":
    main()
