"""Take each result as it comes: a slow task doesn't hold up those after it."""

from multiprocessing import Event, Pool
from multiprocessing.synchronize import Event as EventType

TASKS = 4
may_end: EventType  # set in each worker


def init_worker(event: EventType) -> None:
    """Keep the event for the tasks; runs once in each worker process."""
    global may_end
    may_end = event


def work(task: int) -> int:
    """Do a task, the first of which takes until all others are read."""
    if task == 0:
        may_end.wait()
    return task


def main() -> None:
    event = Event()
    with Pool(2, init_worker, (event,)) as pool:
        for count, task in enumerate(pool.imap_unordered(work, range(TASKS)), start=1):
            print(f"{count} of {TASKS}: task {task}")
            if count == TASKS - 1:
                event.set()


if __name__ == "__main__":
    main()
