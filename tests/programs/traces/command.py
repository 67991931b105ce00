"""Read, take two locks, and end with a number."""

import multiprocessing as mp
import sys
from multiprocessing.synchronize import Lock


def work(lock: Lock) -> None:
    with lock:
        print("work", flush=True)


if __name__ == "__main__":
    print(sys.stdin.read(), sys.argv[1:], flush=True)
    lock, other = mp.Lock(), mp.Lock()
    with other:
        pass
    p = mp.Process(target=work, args=(lock,))
    p.start()
    p.join()
    sys.exit(7)
