"""Time your own function as a loop, in processes and in threads."""

import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

WORKERS = 2
ITEMS = [400_000] * 8  # put yours here: enough for some seconds of work


def task(item: int) -> int:
    """Put your own work here; runs in a worker too."""
    return sum(n * n % 7 for n in range(item))


def loop() -> list[int]:
    """Do all tasks one after the other."""
    return [task(item) for item in ITEMS]


def processes() -> list[int]:
    """Do all tasks in new processes."""
    with ProcessPoolExecutor(WORKERS) as pool:
        return list(pool.map(task, ITEMS))


def threads() -> list[int]:
    """Do all tasks in new threads."""
    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(task, ITEMS))


def main() -> None:
    show_times = "--times" in sys.argv
    expected: list[int] = []
    for way in (loop, processes, threads):
        begin = time.perf_counter()
        results = way()
        expected = expected or results
        took = f", {time.perf_counter() - begin:.2f} s" if show_times else ""
        same = "the same results" if results == expected else "OTHER results"
        print(f"{way.__name__}: {same}{took}")


if __name__ == "__main__":
    main()
