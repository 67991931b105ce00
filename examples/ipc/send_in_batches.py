"""Send many small items in lists of a thousand, not one by one."""

from collections.abc import Iterator
from itertools import islice
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from typing import Any

ITEMS = 100_000
BATCH_SIZE = 1_000


def batches() -> Iterator[list[int]]:
    """Yield the items in lists; from Python 3.12 itertools.batched does it."""
    items = iter(range(ITEMS))
    while batch := list(islice(items, BATCH_SIZE)):
        yield batch


def producer(conn: "Connection[Any, Any]") -> None:
    """Send one batch after another, then close; runs in a child process."""
    with conn:
        for batch in batches():
            conn.send(batch)


def received(conn: "Connection[Any, Any]") -> Iterator[list[int]]:
    """Yield batches until the producer has closed its end, or has died."""
    while True:
        try:
            batch = conn.recv()
        except EOFError:
            return
        yield batch


def main() -> None:
    reader, writer = Pipe(duplex=False)
    process = Process(target=producer, args=(writer,), daemon=True)
    process.start()
    writer.close()  # now only the producer holds the writing end
    with reader:
        sizes = [len(batch) for batch in received(reader)]
    process.join()
    if process.exitcode:
        raise RuntimeError(f"the producer failed: exit code {process.exitcode}")
    print(f"{sum(sizes)} items came in {len(sizes)} messages")


if __name__ == "__main__":
    main()
