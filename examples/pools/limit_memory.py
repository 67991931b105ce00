"""Limit the memory of each worker: a task that asks for too much gets MemoryError."""

import resource
from concurrent.futures import ProcessPoolExecutor

LIMIT = 2 * 1024**3  # bytes of address space in each worker, libraries included


def limit_memory() -> None:
    """Refuse more memory than the limit; runs once in each worker process."""
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))


def load(size: int) -> int:
    """Return how much was loaded; runs in a worker process."""
    return len(bytes(size))


def main() -> None:
    with ProcessPoolExecutor(2, initializer=limit_memory) as pool:
        futures = {size: pool.submit(load, size) for size in (10**6, 10**11, 10**7)}
        for size, future in futures.items():
            try:
                print(f"loaded {future.result():,} bytes")
            except MemoryError:
                print(f"{size:,} bytes are too many for a worker")


if __name__ == "__main__":
    main()
