"""Give the key to nobody who must not run code as you: it is a key to everything.

A manager takes nothing from anybody without the key.  From one who has it, it takes
pickles.  The guest may use a queue, and that is all the program meant to allow.  He
puts an object into it whose pickle calls a function, and the manager's process,
which unpickles it, calls that.
"""

import os
import tempfile
from collections.abc import Callable
from multiprocessing import Process
from multiprocessing.managers import BaseManager
from pathlib import Path
from queue import Queue
from typing import Any


class Shop(BaseManager):
    """What is served."""


Shop.register("queue", Queue)
Shop.register("pid", os.getpid)


def leave_note(path: Path) -> None:
    """Write down which process this runs in."""
    path.write_text(f"pid={os.getpid()}")


class Evil:
    """An object whose pickle calls a function where it is read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[[Path], None], tuple[Path]]:
        return leave_note, (self.path,)


def guest(jobs: Any, path: Path) -> None:
    """Put something into the queue; this runs in a child."""
    print(f"the guest is pid={os.getpid()}", flush=True)
    jobs.put(Evil(path))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, Shop() as shop:
        path = Path(folder, "note")
        server = shop.pid()._getvalue()  # type: ignore[attr-defined]
        print(f"the manager's process is pid={server}", flush=True)
        jobs = shop.queue()  # type: ignore[attr-defined]
        child = Process(target=guest, args=(jobs, path))
        child.start()
        child.join()
        print("the note was written by", path.read_text())
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
