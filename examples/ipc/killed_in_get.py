"""Don't kill a process that waits at a queue: it waits with the queue's lock.

One reader at a time may read from a queue's pipe, so whoever waits in ``get`` holds a
lock.  Di is killed there, with no order in hand and nothing to do.  The lock stays
taken.  The next order arrives, ``qsize`` says 1, and nobody can get it any more.
"""

import time
from multiprocessing import Process, Queue, SimpleQueue
from pathlib import Path
from queue import Empty

PATIENCE = 20  # seconds


def cook(orders: "Queue[str]", notes: "SimpleQueue[str]") -> None:
    """Wait for an order; runs in a child."""
    notes.put("waits for an order")
    orders.get()


def wait_until_asleep(child: Process) -> None:
    """Wait until the kernel says that a child sleeps: in ``get``, by now."""
    stat = Path(f"/proc/{child.pid}/stat")
    deadline = time.monotonic() + PATIENCE
    while stat.read_text().rpartition(")")[2].split()[0] != "S":
        assert time.monotonic() < deadline
        time.sleep(0.01)


def main() -> None:
    orders: Queue[str] = Queue()
    notes: SimpleQueue[str] = SimpleQueue()
    di = Process(target=cook, args=(orders, notes), name="Di")
    di.start()
    print("Di", notes.get())
    wait_until_asleep(di)
    di.kill()
    di.join()
    print("Di: exit code", di.exitcode)

    orders.put("soup")
    while orders.empty():
        time.sleep(0.01)
    print("qsize:", orders.qsize(), "- empty:", orders.empty())
    try:
        print("main gets", orders.get(timeout=0.5))
    except Empty:
        print("main gets nothing: Empty")


if __name__ == "__main__":
    main()
