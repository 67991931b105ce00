"""Keep no reference to a lock that is an argument, and the child can't open it."""

import multiprocessing
import sys
import time
from pathlib import Path

STARTED = Path("started")
PATIENCE = 20  # seconds


def wait_until_started() -> None:
    """Wait until start() has returned in the parent, which then drops its arguments."""
    end = time.monotonic() + PATIENCE
    while not STARTED.exists() and time.monotonic() < end:
        time.sleep(0.01)


class Gate:
    """Keeps the child from opening the next argument too early."""

    def __reduce__(self) -> tuple[object, tuple[()]]:
        return wait_until_started, ()


def worker(_gate: object, _lock: object) -> None:
    print("worker has it", flush=True)


if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    parties = (2,) if sys.argv[2] == "Barrier" else ()
    make = getattr(multiprocessing, sys.argv[2])
    kept = [make(*parties)] if sys.argv[3] == "keep" else []
    process = multiprocessing.Process(
        target=worker, args=(Gate(), kept[0] if kept else make(*parties))
    )
    process.start()
    STARTED.touch()
    process.join()
    print("exit code:", process.exitcode)
