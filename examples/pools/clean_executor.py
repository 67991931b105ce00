"""On Ctrl-C finish the running tasks and drop the rest, and print no traceback."""

import signal
import sys
import time
from concurrent.futures import ProcessPoolExecutor

CTRL_C = [signal.SIGINT]
TASKS = 4
WORKERS = 2


def square(number: int) -> int:
    """Stand for a task of 50 ms; runs in a worker process."""
    time.sleep(0.05)
    return number * number


def run() -> None:
    """Print each result; on Ctrl-C drop the tasks that no worker has yet."""
    with ProcessPoolExecutor(
        WORKERS,
        initializer=signal.pthread_sigmask,
        initargs=(signal.SIG_BLOCK, CTRL_C),  # if a fork server was running before
    ) as pool:
        try:
            signal.pthread_sigmask(signal.SIG_BLOCK, CTRL_C)
            futures = [pool.submit(square, number) for number in range(TASKS)]
            signal.pthread_sigmask(signal.SIG_UNBLOCK, CTRL_C)
            for number, future in enumerate(futures):
                print(f"{number} squared is {future.result()}", flush=True)
        except BaseException:  # KeyboardInterrupt is no Exception
            signal.pthread_sigmask(signal.SIG_BLOCK, CTRL_C)
            pool.shutdown(cancel_futures=True)
            raise


def main() -> None:
    try:
        run()
    except KeyboardInterrupt:
        sys.exit(130)  # as shells report a program that Ctrl-C has ended


if __name__ == "__main__":
    main()
