"""Count the messages to the workers of a pool: each pickles the function."""

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool

TASKS = 2000
WORKERS = 2


class Square:
    """A function that counts how often it is pickled."""

    pickled = 0

    def __call__(self, number: int) -> int:
        """Return the square of a number; runs in a worker process."""
        return number * number

    def __getstate__(self) -> None:
        self.pickled += 1


def report(call: str, square: Square, results: Iterable[int]) -> None:
    """Read all results, then print how many messages their tasks took."""
    count = len(list(results))
    print(f"{call:32}{count} tasks in {square.pickled} messages")
    square.pickled = 0


def main() -> None:
    square, numbers = Square(), range(TASKS)
    with ProcessPoolExecutor(WORKERS) as executor:
        report("executor.map", square, executor.map(square, numbers))
        results = executor.map(square, numbers, chunksize=100)
        report("executor.map, chunksize=100", square, results)
    with Pool(WORKERS) as pool:
        report("Pool.map", square, pool.map(square, numbers))
        report("Pool.map, chunksize=100", square, pool.map(square, numbers, 100))
        report("Pool.imap", square, pool.imap(square, numbers))
        report("Pool.imap, chunksize=100", square, pool.imap(square, numbers, 100))


if __name__ == "__main__":
    main()
