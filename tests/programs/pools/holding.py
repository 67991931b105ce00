"""Count the results in the parent's memory: when all have come, and when all are read.

Whatever the caller keeps, such as a list of futures, it still has then.
"""

import gc
import multiprocessing
import sys
import threading
import weakref
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed

TASKS = 20
alive: "weakref.WeakSet[Result]" = weakref.WeakSet()
arrived = threading.Semaphore(0)


class Result:
    """A result that is counted where it arrives."""

    def __reduce__(self) -> tuple[Callable[[], "Result"], tuple[()]]:
        return arrive, ()


def arrive() -> Result:
    result = Result()
    alive.add(result)
    arrived.release()
    return result


def work(_: int, __: int = 0) -> Result:
    return Result()


def wait_for_all() -> None:
    for _ in range(TASKS):
        assert arrived.acquire(timeout=20)
    print("come", len(alive))


def read(results: Iterable[Result]) -> None:
    """Read the results and keep none."""
    for _ in results:
        pass
    del _
    gc.collect()
    print("read", len(alive))


def with_executor(call: str) -> None:
    with ProcessPoolExecutor(2) as executor:
        if call == "executor.map":
            results = executor.map(work, range(TASKS))
            wait_for_all()
            read(results)
        else:
            futures = [executor.submit(work, task) for task in range(TASKS)]
            wait_for_all()
            came = futures if call == "submit" else as_completed(futures)
            read(future.result() for future in came)
            del futures


def with_pool(call: str) -> None:
    tasks = range(TASKS)
    with multiprocessing.Pool(2) as pool:
        if call == "apply_async":
            waiting = [pool.apply_async(work, (task,)) for task in tasks]
            wait_for_all()
            read(result.get() for result in waiting)
            del waiting
        elif call in ("imap", "imap_unordered"):
            results = getattr(pool, call)(work, tasks)
            wait_for_all()
            read(results)
        else:
            star = call == "starmap"
            found = (
                pool.starmap(work, zip(tasks, tasks, strict=True))
                if star
                else pool.map(work, tasks)
            )
            wait_for_all()
            read(found)
            del found
        pool.close()
        pool.join()


if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    gc.disable()  # in 3.13.0 it may disturb the resource tracker
    for call in sys.argv[2:]:
        gc.collect()
        print("=", call)
        in_executor = call in ("executor.map", "submit", "as_completed")
        (with_executor if in_executor else with_pool)(call)
        gc.collect()
        alive.clear()
