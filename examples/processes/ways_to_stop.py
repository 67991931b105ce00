"""Stop a process with a signal, and know it by the exit code.

``terminate`` sends SIGTERM and ``kill`` sends SIGKILL; neither waits, so ``join``
afterwards.  A process that a signal ended has the signal's number, made
negative, as its exit code.  SIGINT is the odd one: Python turns it into
KeyboardInterrupt, so the child ends as by any exception: traceback and exit code 1.
"""

import os
import signal
from collections.abc import Callable
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


def clerk(line: Connection, orders: str) -> None:
    """Report for work, then do as ordered; with no orders, wait."""
    line.send("ready")
    if orders == "fail":
        raise ValueError("out of ink")
    if orders == "go home":
        return
    line.recv()


def interrupt(child: Process) -> None:
    """Send SIGINT, as ``child.interrupt()`` does since Python 3.14."""
    assert child.pid is not None
    os.kill(child.pid, signal.SIGINT)


def leave_alone(_child: Process) -> None:
    """Let it end by itself."""


def exit_code(stop: Callable[[Process], None], orders: str = "") -> int | None:
    """Start a clerk, stop it in the given way, and return its exit code."""
    mine, theirs = Pipe()
    child = Process(target=clerk, args=(theirs, orders))
    child.start()
    mine.recv()
    stop(child)
    child.join()
    return child.exitcode


def main() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a script's & ignores it
    print("returned:  ", exit_code(leave_alone, "go home"))
    print("raised:    ", exit_code(leave_alone, "fail"))
    print("terminated:", exit_code(Process.terminate))
    print("killed:    ", exit_code(Process.kill))
    print("SIGINT:    ", exit_code(interrupt))


if __name__ == "__main__":
    main()
