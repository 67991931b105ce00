"""Get items from another process as it puts them, and notice if it dies."""

from collections.abc import Iterator
from multiprocessing import Process, Queue
from queue import Empty

NUMBERS = (9_991, 10_003, 10_007)
CHECK = 1.0  # seconds without an item before main looks at the producer
Item = tuple[int, int]


def smallest_divisor(number: int) -> int:
    return next(d for d in range(2, number + 1) if number % d == 0)


def producer(queue: "Queue[Item | None]") -> None:
    """Put one item after another, then None; runs in a child process."""
    for number in NUMBERS:
        queue.put((number, smallest_divisor(number)))
    queue.put(None)  # no more


def received(queue: "Queue[Item | None]", process: Process) -> Iterator[Item]:
    """Yield items until None; raise if the process ends before it."""
    while True:
        alive = process.is_alive()  # asked before get, so that no item is missed
        try:
            item = queue.get(timeout=CHECK)
        except Empty:
            if not alive:
                raise RuntimeError(f"exit code {process.exitcode}") from None
            continue
        if item is None:
            return
        yield item


def main() -> None:
    queue: Queue[Item | None] = Queue()
    # daemon: if main fails, the producer ends with it
    process = Process(target=producer, args=(queue,), daemon=True)
    process.start()
    for number, divisor in received(queue, process):
        print(f"the smallest divisor of {number} is {divisor}")
    process.join()


if __name__ == "__main__":
    main()
