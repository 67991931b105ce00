"""Don't change an object after ``put``: what travels is what it is by then.

``put`` only notes the object.  The queue's own thread packs it later, when its turn
comes.  Here that turn comes late, because the item before it is held up.  In between
the child adds a line to the list, and the line arrives too.  A copy that was made
for the queue alone arrives as it was.
"""

from collections.abc import Callable
from multiprocessing import Process, Queue
from threading import Event, current_thread


class SlowItem:
    """An item that can't be packed before an event is set."""

    def __init__(self, go: Event) -> None:
        self.go = go

    def __reduce__(self) -> tuple[Callable[[str], str], tuple[str]]:
        """Tell ``pickle`` what to send; the queue's thread calls this."""
        assert self.go.wait(timeout=20)
        return str, (f"packed by {current_thread().name}",)


def child(queue: "Queue[object]") -> None:
    """Put a list and its copy, and change the list; runs in a child."""
    go = Event()
    page = ["tea"]
    queue.put(SlowItem(go))
    queue.put(page)
    queue.put(list(page))
    page.append("cake")
    go.set()


def main() -> None:
    queue: Queue[object] = Queue()
    process = Process(target=child, args=(queue,))
    process.start()
    for name in ("slow item:", "the list: ", "the copy: "):
        print(name, queue.get(timeout=20))
    process.join()
    assert process.exitcode == 0


if __name__ == "__main__":
    main()
