"""Ask an executor for an answer that can't come back."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

TASKS: dict[str, tuple[Callable[..., object], ...]] = {
    "sys.exit": (sys.exit, 3),  # type: ignore[dict-item]
    "os._exit": (os._exit, 3),  # type: ignore[dict-item]
    "threading.Lock": (threading.Lock,),
}

if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    with ProcessPoolExecutor(1, mp_context=context) as executor:
        try:
            executor.submit(*TASKS[sys.argv[2]]).result()
        except BaseException as error:
            print(type(error).__name__, error)
