"""Set signal handlers in the child itself, not in the parent before ``start``.

Under fork a child begins with its parent's handlers, so ``terminate`` runs the
parent's function in the child, and what that does was meant for the parent.
Under spawn and forkserver it begins with the system's defaults.  The handler here
raises SystemExit, so where it was inherited, ``finally`` runs and the exit code is 3.
"""

import signal
import sys
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from types import FrameType


def leave(_number: int, _frame: FrameType | None) -> None:
    """End this program in good order when SIGTERM comes."""
    sys.exit(3)


def clerk(line: Connection) -> None:
    """Wait; set no handler."""
    try:
        line.send("ready")
        line.recv()
    finally:
        print("clerk: desk tidied")


def main() -> None:
    signal.signal(signal.SIGTERM, leave)
    mine, theirs = Pipe()
    child = Process(target=clerk, args=(theirs,))
    child.start()
    mine.recv()
    child.terminate()
    child.join()
    print("exit code", child.exitcode)


if __name__ == "__main__":
    main()
