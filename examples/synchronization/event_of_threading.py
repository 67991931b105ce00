"""Tell processes with the ``Event`` of multiprocessing, not that of threading.

The import is the mistake.  The event of ``threading`` lives in one process's
memory.  Under fork Ada gets a copy, and nobody ever sets hers; if she waited for
it without a time-out, she would wait for ever.  Under spawn and forkserver
``start`` refuses to pickle it.
"""

from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from threading import Event


def clerk(door: Event, line: Connection) -> None:
    """Look at the door after main has opened it; runs in a child."""
    line.recv()
    line.send(door.is_set())


def main() -> None:
    door = Event()
    mine, theirs = Pipe()
    ada = Process(target=clerk, args=(door, theirs), name="Ada")
    try:
        ada.start()
    except TypeError as error:
        print("Ada can't start:", error)
        return
    door.set()
    mine.send("it is open now")
    print("main sees an open door:", door.is_set())
    print("Ada sees an open door:", mine.recv())
    ada.join()
    assert ada.exitcode == 0


if __name__ == "__main__":
    main()
