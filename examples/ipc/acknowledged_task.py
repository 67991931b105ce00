"""Give a task to another worker if it isn't acknowledged in time."""

import os
import time
from multiprocessing import Process
from multiprocessing.managers import BaseManager
from threading import Lock
from typing import Any

LEASE = 0.5  # seconds that a worker has for a task; in real work minutes


class TaskQueue:
    """Tasks that are kept until they are done; lives in the server."""

    def __init__(self, lease: float) -> None:
        self._lock = Lock()  # the server has a thread for each client
        self._lease = lease
        self._free_at: dict[str, float] = {}  # when each task may be taken

    def put(self, task: str) -> None:
        """Add a task, whose name no other task has."""
        with self._lock:
            self._free_at[task] = 0.0

    def take(self) -> str | None:
        """Return a task that no worker has, or None."""
        now = time.monotonic()
        with self._lock:
            for task, free_at in self._free_at.items():
                if free_at <= now:
                    self._free_at[task] = now + self._lease
                    return task
        return None

    def acknowledge(self, task: str) -> None:
        """Forget a task that is done."""
        with self._lock:
            self._free_at.pop(task, None)

    def unfinished(self) -> int:
        """Return how many tasks are not yet done."""
        with self._lock:
            return len(self._free_at)


class QueueManager(BaseManager):
    """A manager that serves a TaskQueue."""


QueueManager.register("TaskQueue", TaskQueue)


def worker(number: int, tasks: Any, *, crashes: bool) -> None:
    """Do tasks until all are done; runs in a child process."""
    while tasks.unfinished():
        task = tasks.take()
        if task is None:
            time.sleep(0.1)  # before asking again
            continue
        print(f"worker {number} took {task}", flush=True)
        if crashes:
            os._exit(1)
        print(f"worker {number} finished {task}", flush=True)
        tasks.acknowledge(task)


def main() -> None:
    with QueueManager() as manager:
        tasks = manager.TaskQueue(LEASE)  # type: ignore[attr-defined]
        tasks.put("task 1")
        for number, crashes in ((1, True), (2, False)):
            process = Process(
                target=worker, args=(number, tasks), kwargs={"crashes": crashes}
            )
            process.start()
            process.join()


if __name__ == "__main__":
    main()
