"""Take both locks or neither: give way after a while, and come back at random.

Where no order can be agreed on, hold no lock while you wait without end.  Each clerk
waits for its second lock a short time only, then puts back the first and stays away
for a random time, longer after each failure.  Were these times equal, the two could
go on giving way to each other for ever.  The barrier forces them to collide once.
"""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Barrier, Lock, Process, SimpleQueue
from multiprocessing.synchronize import Barrier as BarrierType
from multiprocessing.synchronize import Lock as LockType

PATIENCE = 0.05  # seconds to wait for a second lock


@contextmanager
def both(first: LockType, second: LockType, collide: BarrierType) -> Iterator[int]:
    """Hold both locks; tell how often this process had to give way."""
    gave_way = 0
    while True:
        with first:
            if gave_way == 0:
                collide.wait()
            if second.acquire(timeout=PATIENCE):
                try:
                    yield gave_way
                finally:
                    second.release()
                return
        gave_way += 1
        time.sleep(random.uniform(0, PATIENCE * 2**gave_way))


def clerk(
    first: LockType,
    second: LockType,
    collide: BarrierType,
    notes: "SimpleQueue[int]",
) -> None:
    """Do what needs both locks; runs in a process of its own."""
    with both(first, second, collide) as gave_way:
        notes.put(gave_way)


def main() -> None:
    cash, stock, collide = Lock(), Lock(), Barrier(2, timeout=10)
    notes: SimpleQueue[int] = SimpleQueue()
    ada = Process(target=clerk, name="Ada", args=(cash, stock, collide, notes))
    bo = Process(target=clerk, name="Bo", args=(stock, cash, collide, notes))
    for process in (ada, bo):
        process.start()
    for process in (ada, bo):
        process.join()
    assert ada.exitcode == bo.exitcode == 0
    gave_way = [notes.get() for _ in range(2)]
    print("clerks who had both locks:", len(gave_way))
    print("someone had to give way:", max(gave_way) > 0)


if __name__ == "__main__":
    main()
