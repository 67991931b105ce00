"""Print a lock that is free, one's own, and somebody else's."""

import sys
from multiprocessing import Lock, Process, set_start_method
from multiprocessing.synchronize import Lock as LockType


def show(lock: LockType) -> None:
    print(lock, flush=True)


if __name__ == "__main__":
    set_start_method(sys.argv[1])
    lock = Lock()
    show(lock)
    with lock:
        show(lock)
        child = Process(target=show, args=(lock,))
        child.start()
        child.join()
