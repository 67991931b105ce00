"""Ask a process to stop by an Event it looks at between two items.

A request can't come in the middle of a page, since the clerk asks for it itself:
no signal, no half-done work, and the same on Windows.  The price is patience: it
is heard at the next look, so a clerk that waits for something else first
(``recv``, ``get``) has to wait with a time limit.
"""

from multiprocessing import Event, Pipe, Process
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event as EventType

PAGES = 1_000_000  # more than anybody would wait for


def clerk(stop: EventType, line: Connection) -> None:
    """Write pages until asked to stop, then sign them."""
    written = 0
    try:
        while written < PAGES and not stop.is_set():
            written += 1
            if written == 2:
                line.send("two pages written")
                line.recv()
    finally:
        print("clerk: signed after", written, "pages")


def main() -> None:
    stop = Event()
    mine, theirs = Pipe()
    child = Process(target=clerk, args=(stop, theirs))
    child.start()
    print("main:", mine.recv(), flush=True)
    stop.set()
    mine.send("go on")
    child.join()
    print("main: exit code", child.exitcode)


if __name__ == "__main__":
    main()
