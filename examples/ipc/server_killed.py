"""Know the three errors that say a manager's server is gone.

The clerk asks the server for something, and the server is killed while it works on
the answer: EOFError.  Main has talked to it before, and calls again over the same
connection: BrokenPipeError.  A new connection finds nobody listening:
ConnectionRefusedError.  All that the server held is lost.
"""

import os
import signal
import tempfile
from multiprocessing import Process
from multiprocessing.managers import BaseManager
from typing import Any


class Safe:
    """Something of value; lives in the server."""

    def content(self) -> str:
        """Return what is in it."""
        return "gold"

    def explode(self) -> None:
        """Kill the process that this runs in, which is the server."""
        os.kill(os.getpid(), signal.SIGKILL)


class Bank(BaseManager):
    """A manager that can make a Safe."""


Bank.register("Safe", Safe)


def call(who: str, method: Any) -> None:
    """Make one call, and say what came of it."""
    try:
        print(f"{who}: {method()}")
    except (EOFError, ConnectionError) as error:
        print(f"{who}: {type(error).__name__}")


def clerk(safe: Any) -> None:
    """Make the call that kills the server; runs in a child."""
    call("clerk, in the middle of a call", safe.explode)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, Bank(f"{folder}/bank") as bank:
        safe = bank.Safe()  # type: ignore[attr-defined]
        call("main", safe.content)
        child = Process(target=clerk, args=(safe,))
        child.start()
        child.join()
        assert child.exitcode == 0
        call("main, on the old connection", safe.content)
        call("main, on a new connection", bank.Safe)  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
