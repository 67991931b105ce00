"""Give a manager's key only to programs that may run any code in its process."""

import os
import tempfile
from collections.abc import Callable
from multiprocessing import Process
from multiprocessing.managers import BaseManager
from pathlib import Path
from queue import Queue
from typing import Any


class QueueManager(BaseManager):
    """Serves a queue and its own PID."""


QueueManager.register("tasks", Queue)
QueueManager.register("pid", os.getpid)


def write_pid(path: Path) -> None:
    """Write down the process that this runs in."""
    path.write_text(f"pid={os.getpid()}")


class Malicious:
    """An object whose pickle calls a function where it is loaded."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[[Path], None], tuple[Path]]:
        return write_pid, (self.path,)


def client(tasks: Any, path: Path) -> None:
    """Put one object into the queue; runs in a child process."""
    print(f"client: pid={os.getpid()}", flush=True)
    tasks.put(Malicious(path))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, QueueManager() as manager:
        path = Path(folder, "note.txt")
        server = manager.pid()._getvalue()  # type: ignore[attr-defined]
        print(f"server: pid={server}", flush=True)
        tasks = manager.tasks()  # type: ignore[attr-defined]
        process = Process(target=client, args=(tasks, path))
        process.start()
        process.join()
        print("the function ran in", path.read_text())
    assert process.exitcode == 0


if __name__ == "__main__":
    main()
