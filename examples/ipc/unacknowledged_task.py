"""Take a task from a manager's queue, and it is lost if the worker dies."""

import os
from multiprocessing import Process
from multiprocessing.managers import BaseManager
from queue import Empty, Queue
from typing import Any


class QueueManager(BaseManager):
    """A manager that serves a queue of tasks."""


QueueManager.register("Queue", Queue)


def worker(number: int, tasks: Any, *, crashes: bool) -> None:
    """Take one task and do it; runs in a child process."""
    try:
        task = tasks.get(timeout=1)
    except Empty:
        print(f"worker {number} found no task", flush=True)
        return
    print(f"worker {number} took {task}", flush=True)
    if crashes:
        os._exit(1)
    print(f"worker {number} finished {task}", flush=True)


def main() -> None:
    with QueueManager() as manager:
        tasks = manager.Queue()  # type: ignore[attr-defined]
        tasks.put("task 1")
        for number, crashes in ((1, True), (2, False)):
            process = Process(
                target=worker, args=(number, tasks), kwargs={"crashes": crashes}
            )
            process.start()
            process.join()


if __name__ == "__main__":
    main()
