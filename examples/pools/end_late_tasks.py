"""Give a batch of tasks a time limit, and end those that are late."""

import time
from concurrent.futures import ProcessPoolExecutor, wait

LIMIT = 4  # seconds for all tasks together
WORKERS = 2


def square(number: int) -> int:
    """Return a square, or never end; runs in a worker process."""
    if number == 3:
        time.sleep(600)  # stands for a task that hangs
    return number * number


def kill_workers(pool: ProcessPoolExecutor) -> None:
    """End the workers of an executor, whatever they are doing."""
    for process in list(pool._processes.values()):  # private, as in 3.11 to 3.15
        process.kill()
    # Private too; without it half a result would be waited for.
    pool._result_queue._writer.close()  # type: ignore[attr-defined]


def squares_in_time(numbers: list[int]) -> dict[int, int]:
    """Return the squares that are there in time."""
    with ProcessPoolExecutor(WORKERS) as pool:
        futures = {pool.submit(square, number): number for number in numbers}
        done, late = wait(futures, timeout=LIMIT)
        if late:
            kill_workers(pool)
    return {futures[future]: future.result() for future in done}


def main() -> None:
    numbers = [1, 2, 3, 4]
    squares = squares_in_time(numbers)
    for number in numbers:
        print(f"square of {number}: {squares.get(number, 'late')}")


if __name__ == "__main__":
    main()
