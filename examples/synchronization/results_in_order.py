"""Get results in the order of the tasks, whichever is finished first."""

from concurrent.futures import ProcessPoolExecutor
from math import isqrt

LIMITS = (60_000, 30_000, 1_000)  # one for each task


def is_prime(number: int) -> bool:
    return number > 1 and all(number % d for d in range(2, isqrt(number) + 1))


def count_primes(limit: int) -> int:
    """Count the prime numbers below a limit; runs in a worker process."""
    count = sum(is_prime(number) for number in range(limit))
    print(f"finished: {limit}", flush=True)
    return count


def main() -> None:
    with ProcessPoolExecutor(max_workers=len(LIMITS)) as executor:
        counts = executor.map(count_primes, LIMITS)
        for limit, count in zip(LIMITS, counts, strict=True):
            print(f"result: {count} prime numbers below {limit}", flush=True)


if __name__ == "__main__":
    main()
