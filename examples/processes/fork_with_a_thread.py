"""Look for the DeprecationWarning that a fork beside another thread gives."""

import threading
import warnings
from multiprocessing import Process


def worker() -> None:
    """Do nothing; runs in a child process."""


def warnings_at_start() -> list[str]:
    """Start a child, and return the warnings that this gave."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        process = Process(target=worker)
        process.start()
        process.join()
    assert process.exitcode == 0
    return [f"{one.category.__name__}: {one.message}" for one in caught]


def main() -> None:
    print("one thread:", warnings_at_start())

    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    print("two threads:", warnings_at_start())

    stop.set()
    thread.join()


if __name__ == "__main__":
    main()
