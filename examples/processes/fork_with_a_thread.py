"""Ask Python to tell you when it forks while threads are running.

A fork copies one thread only, and with it every lock as it stands, so the child
may wait for a thread that it does not have.  Since Python 3.12 such a fork gives
a DeprecationWarning, which the default filter hides: it is counted against
multiprocessing, not against your script.  Spawn and forkserver give none.
"""

import threading
import warnings
from multiprocessing import Process


def greet() -> None:
    """Do next to nothing; this runs in the child."""


def start_and_listen() -> list[str]:
    """Start a child and return the warnings that this gave."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        child = Process(target=greet)
        child.start()
        child.join()
    assert child.exitcode == 0
    return [f"{one.category.__name__}: {one.message}" for one in caught]


def main() -> None:
    print("one thread:", start_and_listen())

    closing_time = threading.Event()
    clerk = threading.Thread(target=closing_time.wait)
    clerk.start()
    print("two threads:", start_and_listen())

    closing_time.set()
    clerk.join()


if __name__ == "__main__":
    main()
