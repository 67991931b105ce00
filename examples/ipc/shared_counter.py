"""Share numbers between processes, and hold ``get_lock()`` around each ``+=``."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Array, Value
from multiprocessing.sharedctypes import Synchronized, SynchronizedArray

WORKERS = 3
LIMITS = (3000, 1000, 4000, 2000, 5000)  # one task each

done: "Synchronized[int]"  # both are set in each worker, once it has started
results: "SynchronizedArray[int]"


def set_shared(counter: "Synchronized[int]", array: "SynchronizedArray[int]") -> None:
    """Keep the shared numbers for all tasks; runs once in each worker process."""
    global done, results
    done, results = counter, array


def count_primes(limit: int) -> int:
    """Return how many primes are below a limit."""
    return sum(all(n % d for d in range(2, int(n**0.5) + 1)) for n in range(2, limit))


def task(index: int) -> None:
    """Count primes, store the result, show the progress; runs in a worker process."""
    results[index] = count_primes(LIMITS[index])  # no other task writes here
    with done.get_lock():
        done.value += 1
        number = done.value
    print(f"{number} of {len(LIMITS)} tasks done", flush=True)


def main() -> None:
    counter, array = Value("i", 0), Array("i", len(LIMITS))
    with ProcessPoolExecutor(
        WORKERS, initializer=set_shared, initargs=(counter, array)
    ) as pool:
        list(pool.map(task, range(len(LIMITS))))  # raises what a task raised
    print("results:", array[:])


if __name__ == "__main__":
    main()
