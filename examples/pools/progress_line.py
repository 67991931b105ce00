"""Count the finished tasks on standard error, each as soon as it ends."""

import sys
from concurrent.futures import ProcessPoolExecutor, as_completed

NUMBERS = range(999_983, 1_000_000)


def largest_factor(number: int) -> int:
    """Return the largest prime factor of a number; runs in a worker process."""
    factor = 2
    while factor * factor <= number:
        if number % factor == 0:
            number //= factor
        else:
            factor += 1
    return number


def show(done: int, total: int) -> None:
    """Rewrite the line of progress; write nothing into a file or a pipe."""
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        print(f"\r{done}/{total} tasks", end=end, file=sys.stderr, flush=True)


def main() -> None:
    factors = {}
    with ProcessPoolExecutor() as pool:
        futures = {pool.submit(largest_factor, number): number for number in NUMBERS}
        for done, future in enumerate(as_completed(futures), start=1):
            factors[futures[future]] = future.result()
            show(done, len(futures))
    for number in sorted(factors)[:3]:
        print(f"{number}: {factors[number]}")


if __name__ == "__main__":
    main()
