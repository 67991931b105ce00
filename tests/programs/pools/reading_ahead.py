"""Give imap items larger than a pipe holds, and count those that it takes ahead."""

import gc
import multiprocessing
import sys
import threading
from collections.abc import Iterator
from multiprocessing.synchronize import Semaphore

WORKERS = 2
ITEMS = 20
SIZE = 1 << 20  # bytes; a pipe on Linux holds 65,536

may_end: Semaphore
ends: Semaphore


def init_worker(*semaphores: Semaphore) -> None:
    global may_end, ends
    may_end, ends = semaphores


def work(item: bytes) -> int:
    may_end.acquire()
    ends.release()
    return len(item)


class Input:
    """Items, and the most of them that were ever taken while their tasks must wait."""

    def __init__(self) -> None:
        self.taken = self.released = self.most_ahead = 0
        self.all_busy = threading.Event()  # and the pipe is full

    def __iter__(self) -> Iterator[bytes]:
        for _ in range(ITEMS):
            self.taken += 1
            self.most_ahead = max(self.most_ahead, self.taken - self.released)
            if self.taken > WORKERS:
                self.all_busy.set()
            yield bytes(SIZE)


def read_ahead(call: str) -> None:
    with multiprocessing.Pool(WORKERS, init_worker, (may_end, ends)) as pool:
        items = Input()
        results = getattr(pool, call)(work, items)
        items.all_busy.wait()
        for _ in range(ITEMS):
            items.released += 1
            may_end.release()
            ends.acquire()  # whichever task it was
        print("taken", len(list(results)), "ahead", items.most_ahead)
        pool.close()
        pool.join()


def pile_up(call: str) -> None:
    with multiprocessing.Pool(WORKERS, init_worker, (may_end, ends)) as pool:
        items = Input()
        results = getattr(pool, call)(work, items)
        for _ in range(ITEMS):
            may_end.release()
        pool.close()
        pool.join()  # returns only when all tasks have ended
        print("taken", items.taken, "unread", len(list(results)))


if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    gc.disable()  # in 3.13.0 it may disturb the resource tracker
    for call in sys.argv[2:]:
        gc.collect()
        print("=", call, flush=True)
        may_end, ends = multiprocessing.Semaphore(0), multiprocessing.Semaphore(0)
        read_ahead(call)
        pile_up(call)
