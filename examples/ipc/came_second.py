"""Don't rely on who put first when two processes use one queue.

Ada puts first, and her ``put`` has returned before Bo is even started.  But ``put``
only leaves the item with a thread of Ada's own process, and that thread has to pack
it before it goes out.  Ada's order is long, and takes until Bo has been served: an
event makes it so here, in place of a large object or a busy machine.
"""

from collections.abc import Callable
from multiprocessing import Event, Process, Queue, SimpleQueue
from multiprocessing.synchronize import Event as EventType


class LongOrder:
    """An order that takes its time to be packed, and is a text when it arrives."""

    def __init__(self, text: str, packed: EventType) -> None:
        self.text, self.packed = text, packed

    def __reduce__(self) -> tuple[Callable[[str], str], tuple[str]]:
        """Tell ``pickle`` what to send; the queue's thread calls this."""
        assert self.packed.wait(timeout=20)
        return str, (self.text,)


def ada(queue: "Queue[object]", packed: EventType, notes: "SimpleQueue[str]") -> None:
    """Put first; runs in a child."""
    queue.put(LongOrder("Ada's", packed))
    notes.put("Ada has put")


def bo(queue: "Queue[object]", notes: "SimpleQueue[str]") -> None:
    """Put second; runs in a child."""
    queue.put("Bo's")
    notes.put("Bo has put")


def main() -> None:
    queue: Queue[object] = Queue()
    notes: SimpleQueue[str] = SimpleQueue()
    packed = Event()
    first = Process(target=ada, args=(queue, packed, notes), name="Ada")
    second = Process(target=bo, args=(queue, notes), name="Bo")
    first.start()
    print(notes.get())
    second.start()
    print(notes.get())
    print("came first:", queue.get(timeout=20))
    packed.set()
    print("came second:", queue.get(timeout=20))
    for process in (first, second):
        process.join()
        assert process.exitcode == 0


if __name__ == "__main__":
    main()
