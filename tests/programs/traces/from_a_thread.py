"""Start a child from a second thread."""

import multiprocessing as mp
import threading
from multiprocessing.synchronize import Lock


def child(lock: Lock) -> None:
    with lock:
        pass


if __name__ == "__main__":
    lock = mp.Lock()
    p = mp.Process(target=child, args=(lock,))
    t = threading.Thread(target=p.start)
    t.start()
    t.join()
    p.join()
