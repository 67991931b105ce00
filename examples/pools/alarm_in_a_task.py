"""Let a task raise TimeoutError itself, and the pool goes on."""

import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from types import FrameType

LIMIT = 0.5  # seconds for each task


def raise_timeout(_number: int, _frame: FrameType | None) -> None:
    """Raise the exception in the middle of the task."""
    raise TimeoutError(f"longer than {LIMIT} s")


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the block when the time is up."""
    signal.signal(signal.SIGALRM, raise_timeout)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def count_to(number: int) -> int:
    """Count, but not for longer than the limit; runs in a worker process."""
    with time_limit(LIMIT):
        count = 0
        while count != number:  # for ever if it is negative
            count += 1
        return count


def main() -> None:
    with ProcessPoolExecutor(1) as pool:
        futures = [pool.submit(count_to, number) for number in (5, -1, 7)]
        for future in futures:
            try:
                print("counted to", future.result())
            except TimeoutError as error:
                print("late:", error)


if __name__ == "__main__":
    main()
