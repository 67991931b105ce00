"""Leave the lock out when an object is pickled, so that its method can be a task."""

import threading
from concurrent.futures import ProcessPoolExecutor


class Cache:
    """Keeps the squares that were computed; threads may share it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.squares: dict[int, int] = {}

    def __getstate__(self) -> dict[str, object]:
        """Return the attributes to pickle: all but the lock."""
        state = self.__dict__.copy()
        del state["lock"]
        return state

    def __setstate__(self, state: dict[str, object]) -> None:
        """Restore the attributes, with a new lock; runs in a worker process."""
        self.__dict__.update(state)
        self.lock = threading.Lock()

    def square(self, number: int) -> int:
        """Return a square; compute it the first time only."""
        with self.lock:
            if number not in self.squares:
                self.squares[number] = number * number
            return self.squares[number]


def main() -> None:
    cache = Cache()
    with ProcessPoolExecutor(max_workers=1) as executor:
        print("worker:", executor.submit(cache.square, 7).result())
    print("parent:", cache.square(8))
    print("cache of the parent:", cache.squares)


if __name__ == "__main__":
    main()
