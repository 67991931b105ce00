"""Let each producer put a sentinel, and read until all of them have come."""

from collections.abc import Iterator
from multiprocessing import Process, Queue

PRODUCERS = 3
ITEMS = 2  # of each producer


def producer(number: int, queue: "Queue[str | None]") -> None:
    """Put some items, then a sentinel; runs in a child process."""
    for item in range(1, ITEMS + 1):
        queue.put(f"producer {number}: item {item}")
    queue.put(None)  # no more from this producer


def received(queue: "Queue[str | None]") -> Iterator[str]:
    """Yield items until every producer has put its sentinel."""
    running = PRODUCERS
    while running:
        item = queue.get()
        if item is None:
            running -= 1
        else:
            yield item


def main() -> None:
    queue: Queue[str | None] = Queue()
    numbers = range(1, PRODUCERS + 1)
    producers = [Process(target=producer, args=(n, queue)) for n in numbers]
    for process in producers:
        process.start()
    for item in received(queue):
        print(item)
    for process in producers:
        process.join()


if __name__ == "__main__":
    main()
