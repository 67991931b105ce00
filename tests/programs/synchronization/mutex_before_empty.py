"""Take the lock and ``empty`` in either order, and see whether a consumer gets in."""

import multiprocessing as mp
import sys
from multiprocessing.synchronize import Event, Lock, Semaphore

SIZE = 2


def mutex_first(mutex: Lock, empty: Semaphore, filled: Event, done: Event) -> None:
    for item in range(SIZE + 1):
        with mutex:
            if item == SIZE:
                filled.set()
            empty.acquire()
    done.set()


def empty_first(mutex: Lock, empty: Semaphore, filled: Event, done: Event) -> None:
    for item in range(SIZE + 1):
        if item == SIZE:
            filled.set()
        empty.acquire()
        with mutex:
            pass
    done.set()


def consume(mutex: Lock, empty: Semaphore) -> bool:
    """Take one item out, and tell whether the lock could be had for that."""
    if not mutex.acquire(timeout=1):
        return False
    mutex.release()
    empty.release()
    return True


if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    for produce in (mutex_first, empty_first):
        mutex, empty = mp.Lock(), mp.Semaphore(SIZE)
        filled, done = mp.Event(), mp.Event()
        producer = mp.Process(target=produce, args=(mutex, empty, filled, done))
        producer.start()
        filled.wait()
        consumed = consume(mutex, empty)
        print(produce.__name__, consumed, done.wait(20 if consumed else 0))
        producer.kill()
        producer.join()
