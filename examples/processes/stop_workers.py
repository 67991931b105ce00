"""Stop workers by asking them, and use force only where that is not enough."""

from collections.abc import Sequence
from multiprocessing import Event, Process, current_process
from multiprocessing.synchronize import Event as EventType
from time import monotonic, sleep

PATIENCE = 5  # seconds for a worker to finish its task
GRACE = 1  # seconds for a worker to react to terminate()


def do_task() -> None:
    """Stand for a task of a few milliseconds."""
    sum(range(100_000))


def worker(stop: EventType) -> None:
    """Look at the request between two tasks; runs in a child process."""
    while not stop.is_set():
        do_task()
    print(current_process().name, "has finished its task and stops")


def stuck_worker(_stop: EventType) -> None:
    """Never look at the request; runs in a child process."""
    while True:
        do_task()


def join_all(workers: Sequence[Process], timeout: float) -> list[Process]:
    """Wait for all workers at once, and return those that still run."""
    deadline = monotonic() + timeout
    for process in workers:
        process.join(max(0, deadline - monotonic()))
    return [process for process in workers if process.is_alive()]


def stop_all(workers: Sequence[Process], stop: EventType) -> None:
    """Ask, terminate those that do not answer, and kill what is left."""
    stop.set()
    for process in join_all(workers, PATIENCE):
        process.terminate()
    for process in join_all(workers, GRACE):
        process.kill()
    for process in workers:
        process.join()


def main() -> None:
    stop = Event()
    workers: list[Process] = []
    try:
        for target in (worker, stuck_worker):
            process = Process(target=target, args=(stop,))
            process.start()
            workers.append(process)
        sleep(0.1)  # what the parent does meanwhile
    finally:
        stop_all(workers, stop)
    for process in workers:
        print(process.name, "ended with exit code", process.exitcode)


if __name__ == "__main__":
    main()
