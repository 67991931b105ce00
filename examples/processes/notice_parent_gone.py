"""Wait for tasks and for the parent's end at once, and no worker is left behind."""

import os
import tempfile
from multiprocessing import Pipe, Process, parent_process
from multiprocessing.connection import Connection, wait


def worker(tasks: Connection, results: Connection) -> None:
    """Do tasks for as long as the parent lives."""
    parent = parent_process()
    assert parent is not None
    results.send("started")
    while parent.sentinel not in wait([tasks, parent.sentinel]):
        results.send(f"finished task {tasks.recv()}")
    results.send("my parent has ended, I end too")


def parent(tasks: Connection, results: Connection) -> None:
    """Start a worker and wait for it; this process is going to be killed."""
    process = Process(target=worker, args=(tasks, results))
    process.start()
    process.join()


def kill_parent() -> None:
    """Give the worker two tasks, then kill its parent."""
    tasks, worker_tasks = Pipe()
    results, worker_results = Pipe()
    process = Process(target=parent, args=(worker_tasks, worker_results))
    process.start()
    worker_results.close()
    print("worker:", results.recv())
    for number in (1, 2):
        tasks.send(number)
        print("worker:", results.recv())
    process.kill()
    process.join()
    print("main: parent killed")
    print("worker:", results.recv())


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TMPDIR"] = folder  # a killed process leaves files there
        kill_parent()


if __name__ == "__main__":
    main()
