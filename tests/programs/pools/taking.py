"""Give a call 100 items, and let no task end before the last of them was taken."""

import gc
import multiprocessing
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing.synchronize import Event

ITEMS = 100
all_taken: Event
taken = 0


def init_worker(event: Event) -> None:
    global all_taken
    all_taken = event


def work(item: int, _: int = 0) -> int:
    all_taken.wait()
    return item


def items() -> Iterator[int]:
    """Count what is taken, and let the tasks end after the last item."""
    global taken
    for item in range(ITEMS):
        taken += 1
        yield item
    all_taken.set()


def with_executor(call: str) -> None:
    with ProcessPoolExecutor(2, None, init_worker, (all_taken,)) as executor:
        if call == "executor.map":
            print(len(list(executor.map(work, items()))))
        elif call == "submit":
            futures = [executor.submit(work, 0) for _ in range(3)]
            print("taken", len(futures))
            all_taken.set()
        elif call == "as_completed":
            futures_of_items = (executor.submit(work, item) for item in items())
            print(len(list(as_completed(futures_of_items))))
        else:
            results = executor.map(work, items(), buffersize=8)  # type: ignore[call-arg]
            print("taken", taken)
            all_taken.set()
            print("next", next(results), "taken", taken)


def with_pool(call: str) -> None:
    with multiprocessing.Pool(2, init_worker, (all_taken,)) as pool:
        if call == "apply_async":
            waiting = [pool.apply_async(work, (0,)) for _ in range(3)]
            print("taken", len(waiting))
            all_taken.set()
        elif call == "starmap":
            print(len(pool.starmap(work, ((item, 0) for item in items()))))
        else:
            print(len(list(getattr(pool, call)(work, items()))))
        pool.close()
        pool.join()


if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    gc.disable()  # in 3.13.0 it may disturb the resource tracker
    for call in sys.argv[2:]:
        gc.collect()
        print("=", call)
        all_taken, taken = multiprocessing.Event(), 0
        in_executor = call in ("executor.map", "submit", "as_completed", "buffersize")
        (with_executor if in_executor else with_pool)(call)
