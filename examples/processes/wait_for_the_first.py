"""Handle whichever process ends first, not the first of the list."""

from math import isqrt
from multiprocessing import Process
from multiprocessing.connection import wait

LIMITS = (60_000, 1_000, 30_000)  # one for each process


def is_prime(number: int) -> bool:
    return number > 1 and all(number % d for d in range(2, isqrt(number) + 1))


def count_primes(limit: int) -> None:
    """Count the prime numbers below a limit; runs in a child process."""
    count = sum(is_prime(number) for number in range(limit))
    print(f"{count} prime numbers below {limit}", flush=True)


def main() -> None:
    running = [Process(target=count_primes, args=(limit,)) for limit in LIMITS]
    for worker in running:
        worker.start()
    while running:
        ready = wait([worker.sentinel for worker in running])
        for worker in [worker for worker in running if worker.sentinel in ready]:
            worker.join()
            running.remove(worker)
            print(f"{worker.name} has ended, exit code {worker.exitcode}", flush=True)


if __name__ == "__main__":
    main()
