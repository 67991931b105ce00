"""Take a lock that each process makes for itself."""

import multiprocessing as mp

door = mp.Lock()


def child() -> None:
    door.acquire()


if __name__ == "__main__":
    p = mp.Process(target=child)
    p.start()
    p.join()
    door.acquire(False)
