"""Register a class with a manager, and its method makes a whole update in one call."""

from multiprocessing import Process
from multiprocessing.managers import BaseManager
from threading import Lock
from typing import Any

UPDATES = 50  # made by each worker


class Counter:
    """A number; lives in the server, which has a thread for each client."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._value = 0

    def add(self, amount: int) -> int:
        """Add to the number and return it."""
        with self._lock:
            self._value += amount
            return self._value


class CounterManager(BaseManager):
    """A manager that can make a Counter."""


CounterManager.register("Counter", Counter)


def worker(counter: Any) -> None:
    """Count updates; runs in a child process."""
    for _ in range(UPDATES):
        counter.add(1)


def main() -> None:
    with CounterManager() as manager:
        counter = manager.Counter()  # type: ignore[attr-defined]
        workers = [Process(target=worker, args=(counter,)) for _ in range(2)]
        for process in workers:
            process.start()
        for process in workers:
            process.join()
        print("updates:", 2 * UPDATES)
        print("counted:", counter.add(0))


if __name__ == "__main__":
    main()
