"""The same work as a loop, in two threads and in two processes."""

import time
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from typing import Any, NamedTuple

WORKERS = 2


class Work(NamedTuple):
    """Tasks, all alike."""

    task: Callable[[int], Any]
    tasks: int


def compute(number: int) -> int:
    """Compute for some milliseconds in Python."""
    return sum(n * number % 7 for n in range(60_000))


def wait(number: int) -> None:
    """Wait for five milliseconds, as for a network."""
    time.sleep(0.005)


def short(number: int) -> int:
    """Compute for about a microsecond."""
    return sum(range(180))


WORKS = {
    "computing": Work(compute, 20),
    "waiting": Work(wait, 20),
    "tasks of 1 µs": Work(short, 2000),
}
WAYS: dict[str, Callable[[], Executor]] = {
    # processes first: a fork after threads were started would warn
    "2 processes": lambda: ProcessPoolExecutor(WORKERS, get_context("fork")),
    "2 threads": lambda: ThreadPoolExecutor(WORKERS),
}


def seconds(run: Callable[..., Any], work: Work) -> float:
    """Return how long all tasks of some work take."""
    begin = time.perf_counter()
    for _ in run(work.task, range(work.tasks)):
        pass
    return time.perf_counter() - begin


def turns(name: str, repeats: int) -> dict[str, list[float]]:
    """Return the seconds of a work as a loop and in each way, which take turns.

    The pools are there already, and have done a task.
    """
    work, found = WORKS[name], {way: list[float]() for way in ("loop", *WAYS)}
    pools = {}
    for way, make in WAYS.items():
        pools[way] = make()
        list(pools[way].map(work.task, range(WORKERS)))
    for _ in range(repeats):
        found["loop"].append(seconds(map, work))
        for way, pool in pools.items():
            found[way].append(seconds(pool.map, work))
    for pool in pools.values():
        pool.shutdown()
    return found
