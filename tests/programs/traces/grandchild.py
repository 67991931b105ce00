"""Take the same lock in a child and in its child."""

import multiprocessing as mp
from multiprocessing.synchronize import Lock


def cub(lock: Lock) -> None:
    with lock:
        pass


def child(lock: Lock) -> None:
    with lock:
        pass
    p = mp.Process(target=cub, args=(lock,), name="cub")
    p.start()
    p.join()


if __name__ == "__main__":
    lock = mp.Lock()
    p = mp.Process(target=child, args=(lock,))
    p.start()
    p.join()
