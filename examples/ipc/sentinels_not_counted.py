"""Stop at the first of two sentinels, and what comes after it is never read."""

from multiprocessing import Event, Process, Queue
from multiprocessing.synchronize import Event as EventType

PRODUCERS = 2
ITEMS = 2  # of each producer


def producer(
    number: int, queue: "Queue[str | None]", go: EventType, done: EventType
) -> None:
    """Put some items, then a sentinel, when it is its turn; runs in a child process."""
    go.wait()
    for item in range(1, ITEMS + 1):
        queue.put(f"producer {number}: item {item}")
    queue.put(None)  # no more from this producer
    queue.close()
    queue.join_thread()  # all is in the pipe
    done.set()


def main() -> None:
    queue: Queue[str | None] = Queue()
    turns = [Event() for _ in range(PRODUCERS + 1)]
    producers = [
        Process(target=producer, args=(n, queue, turns[n - 1], turns[n]))
        for n in range(1, PRODUCERS + 1)
    ]
    for process in producers:
        process.start()
    turns[0].set()
    for item in iter(queue.get, None):  # ends at the first None
        print(item)
    print("not read:", [queue.get() for _ in range(ITEMS)])
    for process in producers:
        process.join()


if __name__ == "__main__":
    main()
