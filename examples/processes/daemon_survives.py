"""Don't count on ``daemon=True`` when the parent may be killed.

What stops a daemon is a function that its parent calls while it exits.  A parent
that is killed by a signal, or leaves by ``os._exit``, never gets to call it: the
daemon lives on as an orphan, and here it still answers.  The first keeper
returns in the ordinary way, and its daemon is gone.
"""

import os
import signal
from multiprocessing import Event, Pipe, Process
from multiprocessing.connection import Connection

ENDINGS = ("return", "os._exit(0)", "SIGTERM", "SIGKILL")


def lamp(line: Connection) -> None:
    """Say that it shines, and once more each time it is asked."""
    line.send("shining")
    while line.recv() == "are you there?":
        line.send("shining")


def keeper(line: Connection, ending: str) -> None:
    """Start a daemon, then end in one of four ways."""
    Process(target=lamp, args=(line,), daemon=True).start()
    if ending == "return":
        Event().wait(timeout=0)
        return
    if ending == "os._exit(0)":
        os._exit(0)
    signal.raise_signal(signal.Signals[ending])


def ask(line: Connection) -> str:
    """Ask the lamp whether it shines; a closed line means that it is gone."""
    try:
        line.send("are you there?")
        return str(line.recv())
    except (EOFError, OSError):
        return "gone"
