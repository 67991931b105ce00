"""Return results from processes with an executor."""

from concurrent.futures import ProcessPoolExecutor
from math import isqrt

LIMITS = (10_000, 20_000, 30_000, 40_000)


def is_prime(number: int) -> bool:
    return number > 1 and all(number % d for d in range(2, isqrt(number) + 1))


def count_primes(limit: int) -> int:
    """Return the number of primes below a limit; runs in a worker process."""
    return sum(is_prime(number) for number in range(limit))


def main() -> None:
    with ProcessPoolExecutor() as pool:
        counts = pool.map(count_primes, LIMITS)
        for limit, count in zip(LIMITS, counts, strict=True):
            print(f"{count} prime numbers below {limit}")


if __name__ == "__main__":
    main()
