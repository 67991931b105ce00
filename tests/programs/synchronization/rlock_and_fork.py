"""Fork while an RLock is held, once by os.fork and once by multiprocessing."""

import os
from multiprocessing import get_context
from multiprocessing.synchronize import RLock as RLockType


def show(who: str, lock: RLockType) -> None:
    print(f"{who}: {lock}", flush=True)


if __name__ == "__main__":
    context = get_context("fork")
    lock = context.RLock()
    lock.acquire()
    if not os.fork():
        show("os.fork", lock)
        os._exit(0)
    os.wait()
    child = context.Process(target=show, args=("Process", lock))
    child.start()
    child.join()
