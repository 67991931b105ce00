"""Let a process move, rename and close: it does so for itself alone.

The folder it works in, its environment and its open files belong to a process
as its memory does.  The clerk changes all three and the parent's stay as they
were.  Do the same in a thread and they change for everybody: see
threads_share_surroundings.py.
"""

import os
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path


def look(who: str, home: Path, desk: Connection) -> None:
    """Say what one process finds around it."""
    print(f"{who}: at home {Path.cwd() == home}", end=", ")
    print(f"rate {os.environ.get('POST_RATE')}, desk open {not desk.closed}")


def leave(home: Path, desk: Connection) -> None:
    """Change everything; this runs in the child."""
    os.chdir(home.anchor)
    os.environ["POST_RATE"] = "1.2"
    desk.close()
    look("clerk", home, desk)


def main() -> None:
    home = Path.cwd()
    desk, counter = Pipe()
    child = Process(target=leave, args=(home, desk))
    child.start()
    child.join()
    assert child.exitcode == 0
    look("parent", home, desk)
    desk.send("the parent's end still works")
    print(counter.recv())


if __name__ == "__main__":
    main()
