"""End a Pool at once on Ctrl-C: no worker is left, and no traceback."""

import signal
import sys
import time
from multiprocessing import Lock, Pool

CTRL_C = [signal.SIGINT]
TASKS = 4
WORKERS = 2


def square(number: int) -> int:
    """Stand for a task of 50 ms; runs in a worker process."""
    time.sleep(0.05)
    return number * number


def run() -> None:
    """Print each result; on Ctrl-C the end of the block terminates the workers."""
    Lock()  # starts the resource tracker, which before 3.14 would unblock Ctrl-C
    signal.pthread_sigmask(signal.SIG_BLOCK, CTRL_C)
    with Pool(WORKERS, signal.pthread_sigmask, (signal.SIG_BLOCK, CTRL_C)) as pool:
        try:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, CTRL_C)
            for number, result in enumerate(pool.imap(square, range(TASKS))):
                print(f"{number} squared is {result}", flush=True)
        finally:
            signal.pthread_sigmask(signal.SIG_BLOCK, CTRL_C)


def main() -> None:
    try:
        run()
    except KeyboardInterrupt:
        sys.exit(130)  # as shells report a program that Ctrl-C has ended


if __name__ == "__main__":
    main()
