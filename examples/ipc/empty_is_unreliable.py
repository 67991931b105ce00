"""Don't loop on empty(): it can be True though items have been put."""

from collections.abc import Callable
from multiprocessing import Event, Process, Queue
from multiprocessing.synchronize import Event as EventType


class SlowToPickle:
    """A string that can't be pickled before an event."""

    def __init__(self, text: str, go: EventType) -> None:
        self.text, self.go = text, go

    def __reduce__(self) -> tuple[Callable[[str], str], tuple[str]]:
        self.go.wait()
        return str, (self.text,)


def producer(queue: "Queue[object]", has_put: EventType, go: EventType) -> None:
    """Put an item and a sentinel; runs in a child process."""
    queue.put(SlowToPickle("item 1", go))
    queue.put(None)
    has_put.set()


def main() -> None:
    queue: Queue[object] = Queue()
    has_put, go = Event(), Event()
    process = Process(target=producer, args=(queue, has_put, go))
    process.start()
    has_put.wait()
    print("empty:", queue.empty(), "qsize:", queue.qsize())
    items = []
    while not queue.empty():
        items.append(queue.get())
    print("read while not empty:", items)
    go.set()
    print("read until the sentinel:", list(iter(queue.get, None)))
    process.join()


if __name__ == "__main__":
    main()
