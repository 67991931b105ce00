"""Put an item that can't be pickled, and it is lost, perhaps with later ones."""

import time
from collections.abc import Callable
from multiprocessing import Process, Queue, util
from queue import Empty


class PickledAtExit:
    """A string that isn't pickled before its process is ending."""

    def __reduce__(self) -> tuple[Callable[[str], str], tuple[str]]:
        while not util.is_exiting():
            time.sleep(0.001)
        return str, ("item 1",)


def working(queue: "Queue[object]") -> None:
    """Have all items sent before the process ends; runs in a child process."""
    for item in ("item 1", lambda: "item 2", "item 3"):
        queue.put(item)
    queue.close()
    queue.join_thread()


def ending(queue: "Queue[object]") -> None:
    """Have all items sent while the process ends; runs in a child process."""
    for item in (PickledAtExit(), lambda: "item 2", "item 3"):
        queue.put(item)


def receive(queue: "Queue[object]", process: Process) -> list[object]:
    """Return all items that come until the process has ended."""
    items: list[object] = []
    while True:
        alive = process.is_alive()
        try:
            items.append(queue.get(timeout=0.2))
        except Empty:
            if not alive:
                return items


def main() -> None:
    for target in (working, ending):
        queue: Queue[object] = Queue()
        process = Process(target=target, args=(queue,))
        process.start()
        items = receive(queue, process)
        print(f"{target.__name__}: {items}, exit code {process.exitcode}")


if __name__ == "__main__":
    main()
