"""Print whatever a recorder might change."""

import multiprocessing as mp
import os
import sys
from multiprocessing.synchronize import Lock


def child(lock: Lock) -> None:
    with lock:
        pass
    try:
        lock.acquire(True, "soon")  # type: ignore[arg-type]
    except TypeError as error:
        print("child:", error, flush=True)


if __name__ == "__main__":
    print("main", sys.argv[1:], mp.get_start_method(), flush=True)
    hints = [part for part in (*sys.path, *os.environ) if "_trace" in part]
    print(hints, [os.open(os.devnull, os.O_RDONLY) for _ in "123"], flush=True)
    lock = mp.Lock()
    p = mp.Process(target=child, args=(lock,))
    p.start()
    p.join()
    sys.exit(5)
