"""Do one thing, and then try to choose the start method."""

import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor


def run_child() -> None:
    child = multiprocessing.Process(target=print)
    child.start()
    child.join()


THINGS: dict[str, Callable[[], object]] = {
    "Lock": multiprocessing.Lock,
    "Queue": multiprocessing.Queue,
    "Value": lambda: multiprocessing.Value("i"),
    "Pool": lambda: multiprocessing.Pool(1).terminate(),
    "Manager": lambda: multiprocessing.Manager().shutdown(),
    "executor": ProcessPoolExecutor,
    "get_context": multiprocessing.get_context,
    "get_start_method": multiprocessing.get_start_method,
    "start": run_child,
    "Pipe": multiprocessing.Pipe,
    "RawValue": lambda: multiprocessing.RawValue("i"),
    "Process": lambda: multiprocessing.Process(target=print),
    "get_context of a name": lambda: multiprocessing.get_context("spawn"),
    "allow_none": lambda: multiprocessing.get_start_method(allow_none=True),
}

if __name__ == "__main__":
    THINGS[sys.argv[1]]()
    multiprocessing.set_start_method("spawn")
