"""Give a semaphore to the workers of a pool when they start."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Semaphore
from multiprocessing.synchronize import Semaphore as SemaphoreType

WORKERS = 4
MAX_CONNECTIONS = 2  # that the database allows at the same time

connections: SemaphoreType  # in each worker, once it has started


def set_connections(semaphore: SemaphoreType) -> None:
    """Keep the semaphore for all tasks; runs once in each worker process."""
    global connections
    connections = semaphore


def read_row(key: int) -> int:
    """Return the number of a row; stands for a query."""
    return key * 10


def task(key: int) -> int:
    """Read a row, while holding a connection, and use it; runs in a worker process."""
    with connections:
        print(f"task {key} holds a connection", flush=True)
        row = read_row(key)
        print(f"task {key} releases it", flush=True)
    return row + 1


def main() -> None:
    semaphore = Semaphore(MAX_CONNECTIONS)
    with ProcessPoolExecutor(
        WORKERS, initializer=set_connections, initargs=(semaphore,)
    ) as pool:
        print("results:", list(pool.map(task, range(6))))


if __name__ == "__main__":
    main()
