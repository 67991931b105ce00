"""Don't count on ``daemon=True`` when the parent may be killed.

What stops a daemon is a function that its parent calls while it exits.  A parent
that is killed by a signal, or leaves by ``os._exit``, never gets to call it: the
daemon lives on as an orphan, and here it still answers.  The first keeper
returns in the ordinary way, and its daemon is gone.
"""

import os
import signal
from contextlib import suppress
from multiprocessing import Event, Pipe, Process
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event as EventType

ENDINGS = ("return", "os._exit", "SIGTERM", "SIGKILL")


def lamp(line: Connection) -> None:
    """Say that it shines, and once more each time it is asked."""
    line.send("shining")
    while line.recv() == "are you there?":
        line.send("shining")


def keeper(line: Connection, go: EventType, ending: str) -> None:
    """Start a daemon, wait for the word, then end in one of four ways."""
    Process(target=lamp, args=(line,), daemon=True).start()
    go.wait()
    if ending == "os._exit":
        os._exit(0)
    if ending != "return":
        signal.raise_signal(signal.Signals[ending])


def after(ending: str) -> str:
    """Ask the lamp whether it shines, when its keeper has ended."""
    mine, theirs = Pipe()
    go = Event()
    parent = Process(target=keeper, args=(theirs, go, ending))
    parent.start()
    theirs.close()  # only keeper and lamp hold this end: if both go, the line is dead
    mine.recv()
    go.set()
    parent.join()
    try:
        mine.send("are you there?")
        answer = f"the daemon is {mine.recv()}"
        mine.send("good night")
        with suppress(EOFError):
            mine.recv()  # returns when the lamp has let go of its end
    except (EOFError, OSError):
        answer = "the daemon is gone"
    return f"exit code {parent.exitcode}, {answer}"


def main() -> None:
    for ending in ENDINGS:
        print(f"{ending}: {after(ending)}")


if __name__ == "__main__":
    main()
