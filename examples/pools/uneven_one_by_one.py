"""Send uneven tasks one by one, and each worker takes the next when it is free."""

from concurrent.futures import ProcessPoolExecutor

LONG, SHORT = 20_000, 2_000  # numbers that a task goes through
TASKS = [LONG] * 8 + [SHORT] * 8
WORKERS = 2


def is_prime(number: int) -> bool:
    """Tell whether a number has no divisor but 1 and itself."""
    return all(number % divisor for divisor in range(2, int(number**0.5) + 1))


def count_primes(limit: int) -> int:
    """Count the primes below a limit; runs in a worker process."""
    return sum(map(is_prime, range(2, limit)))


def main() -> None:
    with ProcessPoolExecutor(WORKERS) as pool:
        counts = list(pool.map(count_primes, TASKS, chunksize=1))
    print("tasks done:", len(counts))
    print("primes counted:", sum(counts))


if __name__ == "__main__":
    main()
