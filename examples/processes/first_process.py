"""Run a function in a second process, and wait until that process has ended."""

from math import isqrt
from multiprocessing import Process


def is_prime(number: int) -> bool:
    return number > 1 and all(number % d for d in range(2, isqrt(number) + 1))


def count_primes(limit: int) -> None:
    """Count the prime numbers below a limit; runs in the child process."""
    count = sum(is_prime(number) for number in range(limit))
    print(f"child: {count} prime numbers below {limit}")


def main() -> None:
    child = Process(target=count_primes, args=(30_000,))
    print("main: starting the child", flush=True)
    child.start()
    child.join()
    print("main: the child has ended, exit code", child.exitcode)


if __name__ == "__main__":
    main()
