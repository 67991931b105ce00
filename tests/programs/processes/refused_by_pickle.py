"""Print what pickle says of each kind of object that it refuses."""

import functools
import multiprocessing
import pickle
import sqlite3
import sys
import threading
from collections.abc import Callable
from contextlib import closing


def task() -> None:
    pass


original, task = task, functools.wraps(task)(lambda: None)
top_level_lambda: Callable[[], None] = lambda: None  # noqa: E731


def main() -> None:
    things: dict[str, object] = {
        "lambda": lambda: None,
        "top-level lambda": top_level_lambda,
        "replaced": original,
        "threading": threading.Lock(),
        "generator": (number for number in (1, 2, 3)),
        "file": sys.stdin,
        "module": sys,
        "lock": multiprocessing.Lock(),
        "queue": multiprocessing.Queue(),
        "event": multiprocessing.Event(),
        "value": multiprocessing.Value("i"),
    }
    with closing(sqlite3.connect(":memory:")) as things["database"]:
        for name, thing in things.items():
            try:
                pickle.dumps(thing)
            except Exception as error:
                print(f"{name}: {type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
