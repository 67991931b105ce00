"""Start all processes in one loop, and join them in a second."""

from math import isqrt
from multiprocessing import Process, current_process

LIMITS = (30_000, 40_000, 50_000)  # one for each process


def is_prime(number: int) -> bool:
    return number > 1 and all(number % d for d in range(2, isqrt(number) + 1))


def count_primes(limit: int) -> None:
    """Count the prime numbers below a limit; runs in a child process."""
    name = current_process().name
    print(f"{name} begins", flush=True)
    count = sum(is_prime(number) for number in range(limit))
    print(f"{name} found {count} prime numbers below {limit}", flush=True)


def main() -> None:
    workers = [Process(target=count_primes, args=(limit,)) for limit in LIMITS]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    for worker in workers:
        print(f"{worker.name} has ended, exit code {worker.exitcode}")


if __name__ == "__main__":
    main()
