"""Hold your lock across the fork, so that the child finds it free and the data whole.

The clerk moves ten from cash to stock in two steps, with the books locked.  A fork
between the steps gives the child half a transfer, and a lock nobody will release.
``os.register_at_fork`` has the thread that forks take the lock first, which waits
for the clerk to finish, and has both processes release it afterwards.
"""

import os
import threading
import warnings
from collections.abc import Callable
from multiprocessing import get_context

books = {"cash": 100, "stock": 100}
lock = threading.Lock()
halfway, fork_wanted = threading.Event(), threading.Event()


def clerk(wait_for_fork: Callable[[], object]) -> None:
    """Move ten in two steps; a thread of the parent runs this."""
    with lock:
        books["cash"] -= 10
        halfway.set()
        wait_for_fork()
        books["stock"] += 10


def before_fork() -> None:
    """Wait until no one is in the middle of something."""
    fork_wanted.set()
    lock.acquire()


def audit() -> None:
    """Look at the copied books; this runs in the child."""
    print("child: lock taken:", lock.locked(), "total:", sum(books.values()))


def main() -> None:
    release = lock.release
    os.register_at_fork(
        before=before_fork, after_in_parent=release, after_in_child=release
    )
    thread = threading.Thread(target=clerk, args=(fork_wanted.wait,))
    thread.start()
    halfway.wait()
    print("parent: halfway, total:", sum(books.values()))

    child = get_context("fork").Process(target=audit)
    with warnings.catch_warnings():  # the clerk's thread may still be there
        warnings.simplefilter("ignore", DeprecationWarning)
        child.start()
    child.join()
    thread.join()
    print("exit code:", child.exitcode)


if __name__ == "__main__":
    main()
