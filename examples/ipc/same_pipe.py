"""See that a child's queue is the parent's: one pipe, with an end in each process.

The system gives every pipe and every pair of sockets a number of its own.  Parent
and child look it up for the objects they hold.  The numbers agree, though the
objects are two, for each process has its own copy of the Python object.  A list is
a copy as well, with nothing of the system behind it, and so nothing that is shared.
"""

import os
from multiprocessing import Pipe, Process, Queue
from multiprocessing.connection import Connection

Number = tuple[int, int]  # the system's: device and inode


def number(end: Connection) -> Number:
    """Return the system's number for what a descriptor stands for."""
    found = os.fstat(end.fileno())
    return found.st_dev, found.st_ino


def child(
    sender: "Connection[object, object]", queue: "Queue[Number]", page: list[str]
) -> None:
    """Write into all three; this runs in a child."""
    page.append("from the child")
    queue.put(number(sender))
    sender.send("from the child")


def main() -> None:
    page: list[str] = []
    queue: Queue[Number] = Queue()
    receiver, sender = Pipe(duplex=False)
    with receiver, sender:
        process = Process(target=child, args=(sender, queue, page))
        process.start()
        print("the child's pipe is the parent's:", queue.get() == number(sender))
        print("came through the pipe:", receiver.recv())
        process.join()
    print("came through the list:", page)
    assert process.exitcode == 0


if __name__ == "__main__":
    main()
