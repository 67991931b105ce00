"""Wait a moment for a task that can't end yet; then let it end."""

import gc
import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing.synchronize import Event

SECONDS = 0.2
may_end: Event
ended: Event


def init_worker(first: Event, second: Event) -> None:
    global may_end, ended
    may_end, ended = first, second


def work(_: int, __: int = 0) -> None:
    may_end.wait()
    ended.set()


def show(wait: Callable[[], object]) -> None:
    """Print how the wait ends, and whether the task still does its work."""
    try:
        wait()
    except Exception as error:
        builtin = "" if isinstance(error, TimeoutError) else "not the built-in "
        print(f"{builtin}{type(error).__name__}: {error}".strip(": "))
    may_end.set()
    print("the task ended:", ended.wait(20))


def with_executor(call: str) -> None:
    with ProcessPoolExecutor(1, None, init_worker, (may_end, ended)) as executor:
        if call == "executor.map":
            results = executor.map(work, [1], timeout=SECONDS)
            show(lambda: next(results))
        else:
            future = executor.submit(work, 1)
            if call == "submit":
                show(lambda: future.result(timeout=SECONDS))
            else:
                show(lambda: next(as_completed([future], timeout=SECONDS)))


def with_pool(call: str) -> None:
    with multiprocessing.Pool(1, init_worker, (may_end, ended)) as pool:
        if call in ("map", "starmap"):
            try:
                getattr(pool, call)(work, [], timeout=SECONDS)
            except TypeError as error:
                print(error)
        elif call == "map_async":
            show(lambda: pool.map_async(work, [1]).get(SECONDS))
        elif call == "starmap_async":
            show(lambda: pool.starmap_async(work, [(1, 2)]).get(SECONDS))
        elif call == "apply_async":
            show(lambda: pool.apply_async(work, (1,)).get(SECONDS))
        else:
            show(lambda: getattr(pool, call)(work, [1]).next(SECONDS))
        pool.close()
        pool.join()


if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    gc.disable()  # in 3.13.0 it may disturb the resource tracker
    for call in sys.argv[2:]:
        gc.collect()
        print("=", call)
        may_end, ended = multiprocessing.Event(), multiprocessing.Event()
        in_executor = call in ("executor.map", "submit", "as_completed")
        (with_executor if in_executor else with_pool)(call)
