"""Give a lock to a pool's workers through their initializer."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Lock
from multiprocessing.synchronize import Lock as LockType

TASKS = 3

lock: LockType  # set by the initializer of each worker


def set_lock(shared: LockType) -> None:
    """Keep the lock; runs once in each worker, before its first task."""
    global lock
    lock = shared


def worker(task: int) -> None:
    """Print two lines that stay together; runs in a worker process."""
    with lock:
        print(f"task {task} started", flush=True)
        print(f"task {task} finished", flush=True)


def main() -> None:
    shared = Lock()
    with ProcessPoolExecutor(
        max_workers=2, initializer=set_lock, initargs=(shared,)
    ) as executor:
        for _ in executor.map(worker, range(1, TASKS + 1)):
            pass  # an exception of a task is raised here


if __name__ == "__main__":
    main()
