"""Kill the worker of an executor in its task, and expect to be told."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress


def kill(*_: object) -> None:
    """End this worker; it has no time to say so."""
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool, suppress(BrokenProcessPool):
        pool.submit(kill, None).result()
