"""Don't change an object after put: the queue pickles it later."""

from collections.abc import Callable
from multiprocessing import Process, Queue
from threading import Event, current_thread


class SlowToPickle:
    """An item that can't be pickled before an event."""

    def __init__(self, go: Event) -> None:
        self.go = go

    def __reduce__(self) -> tuple[Callable[[str], str], tuple[str]]:
        self.go.wait()
        return str, (f"pickled by {current_thread().name}",)


def producer(queue: "Queue[object]") -> None:
    """Put a list and its copy, then change the list; runs in a child process."""
    go = Event()
    lines = ["line 1"]
    queue.put(SlowToPickle(go))
    queue.put(lines)
    queue.put(lines.copy())
    lines.append("line 2")
    go.set()


def main() -> None:
    queue: Queue[object] = Queue()
    process = Process(target=producer, args=(queue,))
    process.start()
    for name in ("slow item:", "the list:", "its copy:"):
        print(name, queue.get())
    process.join()


if __name__ == "__main__":
    main()
