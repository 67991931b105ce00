"""Give the queue a bound, and a producer that is too fast waits in put()."""

from multiprocessing import Process, Queue

TASKS = 6
ROOM = 2  # tasks that may wait in the queue


def producer(tasks: "Queue[int | None]") -> None:
    """Put in all tasks, and the sentinel; runs in a child process."""
    for task in range(1, TASKS + 1):
        tasks.put(task)
    tasks.put(None)


def consumer(tasks: "Queue[int | None]") -> None:
    """Take each task and work on it; runs in a child process."""
    while (task := tasks.get()) is not None:
        sum(number * number for number in range(200_000))  # stands for work
        print("finished task", task, flush=True)


def main() -> None:
    tasks: Queue[int | None] = Queue(ROOM)
    children = [
        Process(target=target, args=(tasks,), name=target.__name__, daemon=True)
        for target in (producer, consumer)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()


if __name__ == "__main__":
    main()
