"""On Ctrl-C cancel the waiting tasks, or the executor finishes them all first."""

import signal
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

TASKS = 5


def ignore_ctrl_c() -> None:
    """Leave Ctrl-C to the parent; runs in each worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def interruptible_pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Open a pool that drops the waiting tasks when the block fails."""
    with ProcessPoolExecutor(workers, initializer=ignore_ctrl_c) as pool:
        try:
            yield pool
        except BaseException:  # KeyboardInterrupt is no Exception
            pool.shutdown(cancel_futures=True)
            raise


def work(task: int) -> int:
    """Stand for a task of 50 ms; runs in a worker process."""
    time.sleep(0.05)
    return task


def main() -> None:
    with interruptible_pool(workers=2) as pool:
        futures = [pool.submit(work, task) for task in range(TASKS)]
        for future in futures:
            print("finished task", future.result(), flush=True)


if __name__ == "__main__":
    main()
