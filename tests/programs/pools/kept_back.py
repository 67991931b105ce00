"""Ask a Pool for a result that doesn't come back, and then for another one."""

import multiprocessing
import sys
import threading
from collections.abc import Callable


class ServiceError(Exception):
    """An error that can be pickled, but not unpickled."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(f"{reason} (code {code})")


class LockedError(Exception):
    """An error that can't be pickled."""

    def __init__(self) -> None:
        super().__init__(threading.Lock())


def unpickle_fails(_: int) -> None:
    raise ServiceError(503, "try again later")


def pickle_fails(_: int) -> None:
    raise LockedError


LONG, SHORT = 40.0, 1.0  # seconds to wait for what comes, and for what doesn't
TASKS: dict[str, tuple[Callable[[int], object], float, float]] = {
    "sys.exit": (sys.exit, SHORT, LONG),
    "unpickle_fails": (unpickle_fails, SHORT, SHORT),
    "pickle_fails": (pickle_fails, LONG, LONG),
}

if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    task, wait, wait_for_next = TASKS[sys.argv[2]]
    with context.Pool(1) as pool:
        pool.apply(abs, (0,))  # the worker has started
        result = pool.apply_async(task, (3,))
        try:
            result.get(wait)
        except Exception as error:
            print(type(error).__name__, error, flush=True)
        if sys.argv[3] == "wait":
            result.get()
        print("next:", pool.apply_async(abs, (-1,)).get(wait_for_next), flush=True)
