"""When a worker is killed, kill the others, and start all again with a new lock."""

import json
import os
import sys
import tempfile
from multiprocessing import Lock, Process
from multiprocessing.connection import wait
from multiprocessing.synchronize import Lock as LockType
from pathlib import Path

TASKS = 6
WORKERS = 2
ATTEMPTS = 3  # a task that kills its worker each time must not go on for ever


def save(path: Path, task: int, result: int) -> None:
    """Add a result to a JSON file, which is replaced in one step."""
    results = json.loads(path.read_text())
    results[str(task)] = result
    new = path.with_suffix(".new")
    new.write_text(json.dumps(results))
    new.replace(path)


def worker(tasks: list[int], attempt: int, path: Path, lock: LockType) -> None:
    """Do tasks one after another; runs in a child process."""
    for task in tasks:
        with lock:
            if (task, attempt) == (2, 1):
                os._exit(1)  # stands for a crash or a kill
            save(path, task, task * task)


def join_or_kill(workers: list[Process]) -> None:
    """Wait for all workers; when one fails, kill the others."""
    while running := [process for process in workers if process.exitcode is None]:
        if any(process.exitcode for process in workers):
            for process in running:
                process.kill()
        wait([process.sentinel for process in running])


def run(tasks: list[int], attempt: int, path: Path) -> None:
    """Share tasks among new workers, which have a new lock."""
    lock = Lock()
    workers = [
        Process(target=worker, args=(tasks[number::WORKERS], attempt, path, lock))
        for number in range(WORKERS)
    ]
    for process in workers:
        process.start()
    join_or_kill(workers)


def tasks_left(path: Path) -> list[int]:
    """Return the tasks that have no result in the file."""
    saved = json.loads(path.read_text())
    return [task for task in range(TASKS) if str(task) not in saved]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "results.json")
        path.write_text("{}")
        for attempt in range(1, ATTEMPTS + 1):
            run(tasks_left(path), attempt, path)
            left = tasks_left(path)
            print(f"attempt {attempt}:", "tasks are left" if left else "all are done")
            if not left:
                break
        else:
            sys.exit(f"gave up, tasks left: {left}")
        print("results:", sorted(json.loads(path.read_text()).values()))


if __name__ == "__main__":
    main()
