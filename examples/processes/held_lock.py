"""Expect a forked child to wait for ever for a lock that another thread held."""

import multiprocessing as mp
import threading
import warnings
from multiprocessing.synchronize import Event

TIMEOUT = 2  # seconds for the worker, once it asks for the lock
lock = threading.Lock()


def hold_lock(held: threading.Event, release: threading.Event) -> None:
    """Hold the lock until told to release it; runs in a thread of the parent."""
    with lock:
        held.set()
        release.wait()


def worker(asking: Event) -> None:
    """Take the lock once; runs in a child process."""
    print("worker asks for the lock; held already:", lock.locked(), flush=True)
    asking.set()
    with lock:
        print("worker has the lock")


def main() -> None:
    held, release, asking = threading.Event(), threading.Event(), mp.Event()
    thread = threading.Thread(target=hold_lock, args=(held, release))
    thread.start()
    held.wait()

    process = mp.Process(target=worker, args=(asking,))
    with warnings.catch_warnings():  # 3.12 warns of just this
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    asking.wait()
    release.set()
    thread.join()

    process.join(timeout=TIMEOUT)
    print("parent: lock held:", lock.locked())
    print("parent: worker still waits:", process.is_alive())
    process.kill()  # does nothing if the worker has ended
    process.join()
    print("exit code:", process.exitcode)


if __name__ == "__main__":
    main()
