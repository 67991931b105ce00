"""Wait a limited time for the second lock, then release the first and try again."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Barrier, Lock, Process, current_process
from multiprocessing.synchronize import Barrier as BarrierType
from multiprocessing.synchronize import Lock as LockType

PATIENCE = 0.05  # seconds to wait for the second lock
LONGEST = 2.0  # seconds between two attempts
WORK = 0.02  # seconds of work while holding locks


@contextmanager
def both(first: LockType, second: LockType) -> Iterator[None]:
    """Hold both locks, or neither while the second is taken."""
    pause = PATIENCE
    while True:
        with first:
            time.sleep(WORK)  # stands for work that needs the first lock only
            if second.acquire(timeout=PATIENCE):
                try:
                    yield
                finally:
                    second.release()
                return
        time.sleep(random.uniform(0, pause))
        pause = min(2 * pause, LONGEST)


def worker(first: LockType, second: LockType, start: BarrierType) -> None:
    """Work with both locks held; runs in a child process."""
    start.wait()
    with both(first, second):
        time.sleep(WORK)
        print(f"{current_process().name} had both locks", flush=True)


def main() -> None:
    checking, savings, start = Lock(), Lock(), Barrier(2, timeout=10)
    workers = [
        Process(target=worker, name="worker 1", args=(checking, savings, start)),
        Process(target=worker, name="worker 2", args=(savings, checking, start)),
    ]
    for process in workers:
        process.start()
    for process in workers:
        process.join()


if __name__ == "__main__":
    main()
