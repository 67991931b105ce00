"""Print several lines without a lock, and another process prints between them."""

from multiprocessing import Event, Process
from multiprocessing.synchronize import Event as EventType


def worker_1(begun: EventType, other_done: EventType) -> None:
    """Print a result, and let worker 2 run after one line; runs in a child process."""
    print("worker 1", flush=True)
    begun.set()
    other_done.wait()
    print("  read 100 rows", flush=True)
    print("  wrote file 1", flush=True)


def worker_2(begun: EventType, other_done: EventType) -> None:
    """Print a result once worker 1 has begun; runs in a child process."""
    begun.wait()
    print("worker 2", flush=True)
    print("  read 200 rows", flush=True)
    print("  wrote file 2", flush=True)
    other_done.set()


def main() -> None:
    events = (Event(), Event())
    workers = [Process(target=target, args=events) for target in (worker_1, worker_2)]
    for process in workers:
        process.start()
    for process in workers:
        process.join()


if __name__ == "__main__":
    main()
