"""Don't let a thread move: it takes the whole process along.

The folder, the environment and the open files belong to the process, and its
threads have them in common.  Here one thread changes them, and the parent
finds itself in another folder with its desk closed.  Only a process of its own
keeps such changes to itself: see own_surroundings.py.
"""

import os
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread


def look(who: str, home: Path, desk: Connection) -> None:
    """Say what one thread finds around it."""
    print(f"{who}: at home {Path.cwd() == home}", end=", ")
    print(f"rate {os.environ.get('POST_RATE')}, desk open {not desk.closed}")


def leave(home: Path, desk: Connection) -> None:
    """Change everything; this runs in a thread of the same process."""
    os.chdir(home.anchor)
    os.environ["POST_RATE"] = "1.2"
    desk.close()
    look("clerk", home, desk)


def main() -> None:
    home = Path.cwd()
    desk, counter = Pipe()
    child = Thread(target=leave, args=(home, desk))
    child.start()
    child.join()
    look("parent", home, desk)
    try:
        desk.send("is anybody there?")
    except OSError as error:
        print("OSError:", error)
    counter.close()


if __name__ == "__main__":
    main()
