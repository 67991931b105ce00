"""Let three tasks end in the reverse order, and print their results as they come."""

import gc
import multiprocessing
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing.synchronize import Event

TASKS = 3
UNORDERED = ("as_completed", "imap_unordered")
may_end: list[Event]
releases: bool  # whether a task lets the one before it end, or main does


def init_worker(events: list[Event], ordered: bool) -> None:
    global may_end, releases
    may_end, releases = events, ordered


def work(task: int, _: int = 0) -> int:
    """Wait until all later tasks have ended."""
    may_end[task].wait()
    print("finished", task, flush=True)
    if task and releases:
        may_end[task - 1].set()
    return task


def results(call: str, events: list[Event]) -> Iterable[int]:
    """Yield the results of the tasks as a call gives them."""
    context = multiprocessing.get_context()
    initial = (init_worker, (events, call not in UNORDERED))
    if call in ("executor.map", "submit", "as_completed"):
        with ProcessPoolExecutor(TASKS, context, *initial) as executor:
            if call == "executor.map":
                yield from executor.map(work, range(TASKS))
            else:
                futures = [executor.submit(work, task) for task in range(TASKS)]
                came = futures if call == "submit" else as_completed(futures)
                yield from (future.result() for future in came)
    else:
        with context.Pool(TASKS, *initial) as pool:
            if call == "apply_async":
                waiting = [pool.apply_async(work, (task,)) for task in range(TASKS)]
                yield from (result.get() for result in waiting)
            elif call == "starmap":
                yield from pool.starmap(work, [(task, 0) for task in range(TASKS)], 1)
            else:
                yield from getattr(pool, call)(work, range(TASKS), 1)
            pool.close()
            pool.join()


if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    gc.disable()  # in 3.13.0 it may disturb the resource tracker
    for call in sys.argv[2:]:
        gc.collect()
        print("=", call)
        events = [multiprocessing.Event() for _ in range(TASKS)]
        events[-1].set()
        came_in: list[int] = []
        for result in results(call, events):
            came_in.append(result)
            if result and call in UNORDERED:
                events[result - 1].set()
        print(came_in)
