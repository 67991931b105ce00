"""Raise the nice value of background workers, and other programs get more CPU."""

import os
from concurrent.futures import ProcessPoolExecutor

NICE = 10  # added to the nice value of each worker; the highest value is 19
LIMITS = [1_000, 2_000, 3_000, 4_000]


def count_primes(limit: int) -> int:
    """Return the number of primes below a limit; runs in a worker process."""
    return sum(
        all(number % divisor for divisor in range(2, int(number**0.5) + 1))
        for number in range(2, limit)
    )


def main() -> None:
    own = os.nice(0)  # adds nothing, and returns the nice value
    with ProcessPoolExecutor(2, initializer=os.nice, initargs=(NICE,)) as pool:
        for limit, count in zip(LIMITS, pool.map(count_primes, LIMITS), strict=True):
            print(f"{count} primes below {limit}")
        added = pool.submit(os.nice, 0).result() - own
    print("added to the nice value of a worker:", added)


if __name__ == "__main__":
    main()
