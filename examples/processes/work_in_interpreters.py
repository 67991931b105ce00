"""Run a function in a subinterpreter: the same process, but other globals."""

import os
import sys
from concurrent import futures
from math import isqrt

LIMITS = [100, 1000, 2000]

calls = 0  # counted by each interpreter for itself


def count_primes(limit: int) -> tuple[int, int]:
    """Return how many primes are below a limit, and the id of this process."""
    global calls
    calls += 1
    numbers = range(2, limit)
    primes = sum(all(n % d for d in range(2, isqrt(n) + 1)) for n in numbers)
    return primes, os.getpid()


def count_calls() -> int:
    """Return the count of the interpreter that runs this."""
    return calls


def main() -> None:
    if sys.version_info < (3, 14):
        raise SystemExit("this example needs Python 3.14 or newer")
    with futures.InterpreterPoolExecutor(max_workers=1) as pool:
        results = list(pool.map(count_primes, LIMITS))
        worker_calls = pool.submit(count_calls).result()
    print("primes:", [primes for primes, _ in results])
    print("same process:", {pid for _, pid in results} == {os.getpid()})
    print("calls counted by the worker:", worker_calls)
    print("calls counted by main:", calls)


if __name__ == "__main__":
    main()
