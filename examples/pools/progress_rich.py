"""Let the workers put their steps into a queue, and draw the bars in the parent."""

from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import Manager
from queue import Queue

from rich.console import Console
from rich.progress import Progress, TaskID

FILES = {"first.csv": 300, "second.csv": 200, "third.csv": 100}  # rows of each
EVERY = 50  # rows from one report to the next

Steps = Queue[tuple[TaskID, int] | None]


def load(bar: TaskID, rows: int, steps: Steps) -> int:
    """Load rows and report them in portions; runs in a worker process."""
    for loaded in range(1, rows + 1):
        if loaded % EVERY == 0:
            steps.put((bar, loaded))
    return rows


def follow(progress: Progress, futures: list[Future[int]], steps: Steps) -> None:
    """Move the bars until every task has ended, by itself or not."""
    for future in futures:
        future.add_done_callback(lambda _: steps.put(None))
    running = len(futures)
    while running:
        step = steps.get()
        if step is None:
            running -= 1
        else:
            progress.update(step[0], completed=step[1])


def main() -> None:
    console = Console(stderr=True)
    progress = Progress(console=console, disable=not console.is_terminal)
    with Manager() as manager, ProcessPoolExecutor(2) as pool:
        steps = manager.Queue()
        futures = []
        for name, rows in FILES.items():
            bar = progress.add_task(name, total=rows)
            futures.append(pool.submit(load, bar, rows, steps))
        with progress:  # after submit: it starts a thread, and fork wants none
            follow(progress, futures, steps)
    for name, future in zip(FILES, futures, strict=True):
        print(f"{name}: {future.result()} rows")


if __name__ == "__main__":
    main()
