"""See a queue lose what can't be pickled, and once more than that.

The item between "tea" and "cake" can't be pickled.  ``put`` takes it all the same, for
the pickling is done later by another thread.  While the child is at work that thread
prints a traceback and goes on, so one item is lost.  While the child is ending it
stops without a word, so all that stand behind are lost as well.  The exit code is 0.
"""

import time
from collections.abc import Callable
from multiprocessing import Event, Process, Queue, util
from multiprocessing.synchronize import Event as EventType
from queue import Empty


class Tea:
    """An order that is packed when the child works, or not before it is ending."""

    def __init__(self, at_the_end: bool) -> None:
        self.at_the_end = at_the_end

    def __reduce__(self) -> tuple[Callable[[str], str], tuple[str]]:
        """Tell ``pickle`` what to send; the queue's thread calls this."""
        while self.at_the_end and not util.is_exiting():
            time.sleep(0.001)
        return str, ("tea",)


def waiter(orders: "Queue[object]", done: EventType, at_the_end: bool) -> None:
    """Put three orders; runs in a child."""
    orders.put(Tea(at_the_end))
    orders.put(lambda: "soup")
    orders.put("cake")
    if not at_the_end:
        assert done.wait(timeout=20)


def run(at_the_end: bool) -> None:
    """Show what arrives of three orders."""
    orders: Queue[object] = Queue()
    done = Event()
    child = Process(target=waiter, args=(orders, done, at_the_end))
    child.start()
    arrived = [orders.get(timeout=20)]
    if at_the_end:
        child.join(timeout=20)  # nothing more will come
    try:
        arrived.append(orders.get(timeout=0 if at_the_end else 20))
    except Empty:
        arrived.append("nothing more")
    done.set()
    child.join()
    print("arrived:", arrived, "- exit code", child.exitcode)


def main() -> None:
    run(at_the_end=False)
    run(at_the_end=True)


if __name__ == "__main__":
    main()
