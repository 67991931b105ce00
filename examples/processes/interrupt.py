"""Interrupt a process, and it may clean up as after Ctrl-C.

``interrupt`` sends SIGINT, which Python turns into KeyboardInterrupt at the line
the child has reached: ``except``, ``finally`` and ``with`` all work.  Three clerks:
one goes home in good order (0), one leaves the exception to Python (1), and
one has given SIGINT back to the system, which ends it on the spot (-2).
"""

import signal
import sys
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


def orderly(line: Connection) -> None:
    """Take the interruption as a request."""
    try:
        line.send("ready")
        line.recv()
    except KeyboardInterrupt:
        print("orderly: interrupted, going home")


def startled(line: Connection) -> None:
    """Tidy up, and let the exception pass."""
    try:
        line.send("ready")
        line.recv()
    finally:
        print("startled: desk tidied")


def deaf(line: Connection) -> None:
    """Take Python's own handler away."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        line.send("ready")
        line.recv()
    finally:
        print("deaf: desk tidied")  # never


def main() -> None:
    if sys.version_info < (3, 14):
        sys.exit("Process.interrupt came with Python 3.14")
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a script's & ignores it
    for clerk in (orderly, startled, deaf):
        mine, theirs = Pipe()
        child = Process(target=clerk, args=(theirs,))
        child.start()
        mine.recv()
        child.interrupt()
        child.join()
        print(f"{clerk.__name__}: exit code {child.exitcode}")


if __name__ == "__main__":
    main()
