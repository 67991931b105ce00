"""Use a condition without its lock, and with a timeout."""

import threading
from collections.abc import Callable
from multiprocessing import Condition, Lock


def attempt(name: str, call: Callable[[], object]) -> None:
    try:
        print(f"{name}: {call()}")
    except (AssertionError, RuntimeError) as error:
        print(f"{name}: {type(error).__name__}: {error}")


if __name__ == "__main__":
    condition = Condition()
    attempt("wait", condition.wait)
    attempt("notify", condition.notify)
    attempt("notify_all", condition.notify_all)
    attempt("wait_for, true", lambda: condition.wait_for(lambda: True))
    attempt("wait_for, false", lambda: condition.wait_for(lambda: False))
    attempt("threading", threading.Condition().wait)
    lock = Lock()
    not_full, not_empty = Condition(lock), Condition(lock)
    with not_full:
        attempt("one lock for two, acquire", lambda: not_empty.acquire(block=False))
        attempt("one lock for two, notify", not_empty.notify)
    with condition:
        attempt("wait, timeout", lambda: condition.wait(timeout=0.1))
        attempt("wait_for, timeout", lambda: condition.wait_for(lambda: False, 0.1))
