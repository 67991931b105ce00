"""Make one of the mistakes of the table, and print what comes of it."""

import gc
import multiprocessing
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.synchronize import Event
from typing import Any

kept: list[Event] = []  # in a worker: set when its task has begun


def power(base: int, exponent: int) -> int:
    return int(base**exponent)


def get_after() -> Any:
    """Ask for a result of a task that the end of the block has cut."""
    return cut(lambda pool: pool.apply_async(never_ends)).get(2)


def next_after() -> Any:
    """Do the same with an iterator."""
    return cut(lambda pool: pool.imap(never_ends, [()])).next(2)


def cut(call: Callable[[Any], Any]) -> Any:
    """Leave the block of a pool while its worker is in the middle of a task."""
    begun = multiprocessing.Event()
    with multiprocessing.Pool(1, keep, [begun]) as pool:
        result = call(pool)
        begun.wait()
    return result


def keep(begun: Event) -> None:
    kept.append(begun)


def never_ends(*_: Any) -> None:
    kept[0].set()
    threading.Event().wait()


def with_pool(call: Callable[[Any], Any]) -> Any:
    with multiprocessing.Pool(1) as pool:
        try:
            return call(pool)
        finally:
            pool.close()
            pool.join()


def after_the_block(call: Callable[[Any], Any]) -> Any:
    with multiprocessing.Pool(1) as pool:
        return call(pool)


def with_executor(call: Callable[[Any], Any]) -> Any:
    with ProcessPoolExecutor(1) as executor:
        return call(executor)


MISTAKES: dict[str, Callable[[], Any]] = {
    "map, tuples": lambda: with_pool(lambda p: p.map(power, [(2, 3)])),
    "imap, tuples": lambda: with_pool(lambda p: list(p.imap(power, [(2, 3)]))),
    "imap_unordered, tuples": lambda: with_pool(
        lambda p: list(p.imap_unordered(power, [(2, 3)]))
    ),
    "executor.map, tuples": lambda: with_executor(
        lambda e: list(e.map(power, [(2, 3)]))
    ),
    # The refused call stays in the pool, and join() would wait for it.
    "map, two lists": lambda: after_the_block(lambda p: p.map(power, [2], [3])),
    "starmap, numbers": lambda: with_pool(lambda p: p.starmap(abs, [2, 3])),
    "apply_async, no comma": lambda: with_pool(lambda p: p.apply_async(abs, (2)).get()),
    "map_async, a list": lambda: with_pool(lambda p: list(p.map_async(abs, [2]))),
    "imap, chunks": lambda: with_pool(lambda p: p.imap(abs, [2], 2).next(timeout=1)),
    "executor.map, short": lambda: with_executor(
        lambda e: list(e.map(pow, [2, 3], [5]))
    ),
    "get after": get_after,
    "next after": next_after,
}

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    gc.disable()  # in 3.13.0 it may disturb the resource tracker
    for call in sys.argv[2:]:
        gc.collect()
        print("=", call)
        try:
            print(MISTAKES[call]())
        except Exception as error:
            print(f"{type(error).__name__}: {error}".strip(": "))
