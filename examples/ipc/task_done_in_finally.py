"""Call task_done() in finally, and a task that fails doesn't keep join() waiting."""

from multiprocessing import JoinableQueue, Process

WORKERS = 2
TASKS = ("12", "seven", "30")  # one of them fails


def worker(tasks: "JoinableQueue[str | None]") -> None:
    """Square the number in each task; runs in a child process."""
    while (task := tasks.get()) is not None:
        try:
            print(f"{task} squared is {int(task) ** 2}", flush=True)
        except ValueError as error:
            print(f"task failed: {error}", flush=True)
        finally:
            tasks.task_done()


def main() -> None:
    tasks: JoinableQueue[str | None] = JoinableQueue()
    workers = [
        Process(target=worker, args=(tasks,), daemon=True) for _ in range(WORKERS)
    ]
    for process in workers:
        process.start()
    for task in TASKS:
        tasks.put(task)
    tasks.join()
    print("all tasks are done", flush=True)
    for _ in workers:
        tasks.put(None)
    for process in workers:
        process.join()


if __name__ == "__main__":
    main()
