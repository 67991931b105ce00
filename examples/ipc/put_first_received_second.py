"""Don't rely on which process put first: an item is sent later than put returns."""

from collections.abc import Callable
from multiprocessing import Event, Process, Queue
from multiprocessing.synchronize import Event as EventType


class SlowToPickle:
    """A string that can't be pickled before an event, as a large object takes long."""

    def __init__(self, text: str, go: EventType) -> None:
        self.text, self.go = text, go

    def __reduce__(self) -> tuple[Callable[[str], str], tuple[str]]:
        self.go.wait()
        return str, (self.text,)


def producer(queue: "Queue[object]", has_put: EventType, go: EventType) -> None:
    """Put an item; runs in a child process."""
    queue.put(SlowToPickle("the child's item", go))
    has_put.set()


def main() -> None:
    queue: Queue[object] = Queue()
    has_put, go = Event(), Event()
    process = Process(target=producer, args=(queue, has_put, go))
    process.start()
    has_put.wait()
    queue.put("main's item")
    print("received first:", queue.get())
    go.set()
    print("received second:", queue.get())
    process.join()


if __name__ == "__main__":
    main()
