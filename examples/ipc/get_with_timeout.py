"""Wait for an item for a limited time, or for as long as it takes."""

import time
from multiprocessing import Process, Queue
from queue import Empty


def worker(tasks: "Queue[int | None]", results: "Queue[str]") -> None:
    """Wait once with a timeout, then without; runs in a child process."""
    try:
        tasks.get(timeout=0.05)
    except Empty:
        results.put("no task yet")
    while (task := tasks.get()) is not None:
        results.put(f"task {task} done")


def main() -> None:
    tasks: Queue[int | None] = Queue()
    results: Queue[str] = Queue()
    process = Process(target=worker, args=(tasks, results), name="worker")
    process.start()
    print(results.get())
    for task in (1, 2, 3):
        time.sleep(0.02)  # stands for the work of finding a task
        tasks.put(task)
        print(results.get())
    tasks.put(None)
    process.join()


if __name__ == "__main__":
    main()
