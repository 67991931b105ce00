"""Let map take a few items at a time from a long input (Python 3.14)."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

ROWS = 10_000
CHUNK = 100  # rows in one message
BUFFER = 4  # messages sent and not yet read
WORKERS = 2
taken = 0


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
    with ProcessPoolExecutor(WORKERS) as executor:
        results = executor.map(work, read_rows(), chunksize=CHUNK, buffersize=BUFFER)
        for count, _ in enumerate(results, start=1):
            if count in (1, ROWS // 2, ROWS):
                print(f"result {count:,}: {taken:,} rows taken")


if __name__ == "__main__":
    main()
