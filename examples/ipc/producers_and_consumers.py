"""Share tasks through a bounded queue, and end also when a process is killed."""

from contextlib import suppress
from multiprocessing import Process, Queue
from multiprocessing.connection import wait
from queue import Full

SOURCES = ("A", "B")  # one producer each
TASKS = 4  # from each producer
CONSUMERS = 3
ROOM = 2 * CONSUMERS  # tasks that may wait in the queue


def produce(source: str, tasks: "Queue[str | None]") -> None:
    """Put tasks into the queue; runs in a child process."""
    for number in range(1, TASKS + 1):
        tasks.put(f"{source}{number}")


def consume(tasks: "Queue[str | None]") -> None:
    """Work until the sentinel comes; runs in a child process."""
    while (task := tasks.get()) is not None:
        print(f"finished task {task}", flush=True)


def still_running(processes: list[Process]) -> list[Process]:
    """Return those that have not ended; raise if one has failed."""
    codes = {process: process.exitcode for process in processes}
    for process, code in codes.items():
        if code:
            raise RuntimeError(f"{process.name} ended with exit code {code}")
    return [process for process, code in codes.items() if code is None]


def supervise(
    producers: list[Process], consumers: list[Process], tasks: "Queue[str | None]"
) -> None:
    """Send the sentinels after the last producer, and wait until all have ended."""
    sentinels = len(consumers)  # still to be sent
    while running := still_running(producers + consumers):
        if sentinels and not still_running(producers):
            with suppress(Full):  # then look whether a consumer has died
                tasks.put(None, timeout=1)
                sentinels -= 1
        else:
            wait([process.sentinel for process in running], timeout=1)


def main() -> None:
    tasks: Queue[str | None] = Queue(ROOM)
    producers = [
        Process(target=produce, args=(source, tasks), name=source, daemon=True)
        for source in SOURCES
    ]
    consumers = [
        Process(target=consume, args=(tasks,), daemon=True) for _ in range(CONSUMERS)
    ]
    for process in producers + consumers:
        process.start()
    try:
        supervise(producers, consumers, tasks)
    except BaseException:
        tasks.cancel_join_thread()  # don't wait for readers that are gone
        raise
    finally:
        for process in producers + consumers:
            process.kill()  # does nothing to one that has ended
            process.join()


if __name__ == "__main__":
    main()
