"""Submit a task only when another has ended, however long the input is."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    Future,
    ProcessPoolExecutor,
    as_completed,
    wait,
)

ROWS = 1000
WINDOW = 8  # tasks submitted and not yet ended: a few for each worker
WORKERS = 2
taken = 0


def map_window(
    executor: ProcessPoolExecutor, work: Callable[[int], int], items: Iterable[int]
) -> Iterator[int]:
    """Yield each result as it comes; keep no more than WINDOW tasks submitted."""
    running: set[Future[int]] = set()
    for item in items:
        running.add(executor.submit(work, item))
        if len(running) == WINDOW:
            ended, running = wait(running, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in ended)
    yield from (future.result() for future in as_completed(running))


def read_rows() -> Iterator[int]:
    """Yield one row after another, and count them."""
    global taken
    for row in range(ROWS):
        taken += 1
        yield row


def work(row: int) -> int:
    """Return the row's result; runs in a worker process."""
    return row * row


def main() -> None:
    most = 0
    with ProcessPoolExecutor(WORKERS) as executor:
        for count, _ in enumerate(map_window(executor, work, read_rows())):
            most = max(most, taken - count)
    print(f"{taken} rows taken, at most {most} of them ahead of the results")


if __name__ == "__main__":
    main()
