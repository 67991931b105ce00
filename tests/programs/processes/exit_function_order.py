"""Register exit functions before and after the first use of multiprocessing."""

import atexit
import importlib
import multiprocessing
import sys
import time

IMPORTS = "multiprocessing.connection", "concurrent.futures.process"


def report(when: str) -> None:
    print(f"{when}: {len(multiprocessing.active_children())} alive", flush=True)


if __name__ == "__main__":
    method, first = sys.argv[1:]
    multiprocessing.set_start_method(method)
    daemon = multiprocessing.Process(target=time.sleep, args=(60,), daemon=True)
    atexit.register(report, "before")
    if first == "Process":
        daemon.start()
        atexit.register(report, "after")
    else:
        if first in IMPORTS:
            importlib.import_module(first)
        elif first in multiprocessing.__all__:
            getattr(multiprocessing, first)()
        atexit.register(report, "after")
        daemon.start()
