"""Hold your lock during a fork, so that the child finds it free and the data whole."""

import os
import threading
import warnings
from collections.abc import Callable
from multiprocessing import get_context

accounts = {"checking": 100, "savings": 100}
lock = threading.Lock()
halfway, fork_wanted = threading.Event(), threading.Event()


def transfer(wait_for_fork: Callable[[], object]) -> None:
    """Move 10 in two steps; runs in a thread of the parent."""
    with lock:
        accounts["checking"] -= 10
        halfway.set()
        wait_for_fork()
        accounts["savings"] += 10


def before_fork() -> None:
    """Wait until no thread is in the middle of a change."""
    fork_wanted.set()
    lock.acquire()


def worker() -> None:
    """Look at the copied accounts; runs in a child process."""
    print("worker: lock held:", lock.locked(), "total:", sum(accounts.values()))


def main() -> None:
    release = lock.release
    os.register_at_fork(
        before=before_fork, after_in_parent=release, after_in_child=release
    )
    thread = threading.Thread(target=transfer, args=(fork_wanted.wait,))
    thread.start()
    halfway.wait()
    print("parent: halfway, total:", sum(accounts.values()), flush=True)

    process = get_context("fork").Process(target=worker)
    with warnings.catch_warnings():  # the thread may still be there
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    process.join()
    thread.join()
    print("exit code:", process.exitcode)


if __name__ == "__main__":
    main()
