"""Pickle an item yourself before put, and an error is raised where you put it."""

import pickle
from multiprocessing import Process, Queue
from typing import Any


def put_pickled(queue: "Queue[bytes]", item: Any) -> None:
    """Put an item, or raise the error of pickle."""
    queue.put(pickle.dumps(item))


def producer(queue: "Queue[bytes]") -> None:
    """Put three items, of which one can't be pickled; runs in a child process."""
    for item in ("item 1", lambda: "item 2", "item 3"):
        try:
            put_pickled(queue, item)
        except (pickle.PicklingError, AttributeError, TypeError):
            put_pickled(queue, "an item that can't be pickled")
    put_pickled(queue, None)  # no more


def main() -> None:
    queue: Queue[bytes] = Queue()
    process = Process(target=producer, args=(queue,))
    process.start()
    while (item := pickle.loads(queue.get())) is not None:
        print("received:", item)
    process.join()


if __name__ == "__main__":
    main()
