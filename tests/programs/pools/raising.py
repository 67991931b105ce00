"""Let the third of twenty tasks raise, and print what one still gets, and what runs.

The tasks after it wait until the error is seen, where the call shows it before.
"""

import gc
import multiprocessing
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from ctypes import c_int
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event

TASKS = 20
seen: Event
ran: "Synchronized[int]"


def init_worker(event: Event, counter: "Synchronized[int]") -> None:
    global seen, ran
    seen, ran = event, counter


def work(task: int, _: int = 0) -> int:
    if task > 2:
        seen.wait()
    with ran:
        ran.value += 1
    if task == 2:
        raise ValueError(task)
    return task


def read(results: Iterator[int]) -> None:
    """Count the results and errors until there are no more."""
    found, errors = 0, 0
    while True:
        try:
            next(results)
            found += 1
        except StopIteration:
            break
        except ValueError:
            errors += 1
            seen.set()
    print(found, "results", errors, "errors")


def with_executor(call: str) -> None:
    with ProcessPoolExecutor(1, None, init_worker, (seen, ran)) as executor:
        if call == "executor.map":
            read(executor.map(work, range(TASKS)))
        else:
            futures = [executor.submit(work, task) for task in range(TASKS)]
            if call == "submit":
                read(future.result() for future in futures[2:3])
            else:
                errors = sum(bool(show(future)) for future in as_completed(futures))
                print(TASKS - errors, "results", errors, "errors")


def show(future: "object") -> object:
    error = future.exception()  # type: ignore[attr-defined]
    if error:
        seen.set()
    return error


def with_pool(call: str) -> None:
    with multiprocessing.Pool(1, init_worker, (seen, ran)) as pool:
        if call == "imap/10":
            seen.set()
            read(pool.imap(work, range(TASKS), 10))
        elif "map/" in call:  # and the size of its chunks
            seen.set()
            name, size = call.split("/")
            tasks = range(TASKS) if name == "map" else [(n, 0) for n in range(TASKS)]
            try:
                getattr(pool, name)(work, tasks, int(size))
            except ValueError:
                print("0 results 1 errors")
        elif call == "apply_async":
            waiting = [pool.apply_async(work, (task,)) for task in range(TASKS)]
            seen.set()
            for number, result in enumerate(waiting):
                if number != 2:
                    result.get()
            print("the error is unseen")
            try:
                waiting[2].get()
            except ValueError:
                print("seen")
        else:
            read(getattr(pool, call)(work, range(TASKS)))
        pool.close()
        pool.join()


if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    gc.disable()  # in 3.13.0 it may disturb the resource tracker
    for call in sys.argv[2:]:
        gc.collect()
        print("=", call)
        seen, ran = multiprocessing.Event(), multiprocessing.Value(c_int, 0)
        in_executor = call in ("executor.map", "submit", "as_completed")
        (with_executor if in_executor else with_pool)(call)
        print(ran.value, "ran")
