"""Take an RLock twice, and try it from a thread, a child and another holder's place."""

import sys
import threading
from multiprocessing import Process, RLock, set_start_method
from multiprocessing.synchronize import RLock as RLockType


def attempt(who: str, lock: RLockType) -> None:
    """Print the lock, and whether it can be taken; release it again."""
    print(f"{who}: {lock}", flush=True)
    if taken := lock.acquire(block=False):
        lock.release()
    print(f"{who} can take it: {taken}", flush=True)


def attempt_release(who: str, lock: RLockType) -> None:
    try:
        lock.release()
    except AssertionError as error:
        print(f"{who} releases it: {error}", flush=True)


if __name__ == "__main__":
    set_start_method(sys.argv[1])
    lock = RLock()
    attempt_release("main", lock)
    lock.acquire()
    lock.acquire()
    print(f"main: {lock}", flush=True)
    for left in (2, 1, 0):
        child = Process(target=attempt, args=(f"child at {left}", lock))
        child.start()
        child.join()
        if left:
            thread = threading.Thread(target=attempt, args=(f"thread at {left}", lock))
            thread.start()
            thread.join()
            other = Process(target=attempt_release, args=("child", lock))
            other.start()
            other.join()
            lock.release()
