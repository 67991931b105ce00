"""Seat five philosophers: each takes the left fork first, or the lower number."""

import contextlib
import multiprocessing
import sys
import threading
from multiprocessing.synchronize import Barrier, Lock


def dine(first: Lock, second: Lock, all_hold_one: Barrier) -> None:
    with first:
        with contextlib.suppress(threading.BrokenBarrierError):  # not all can
            all_hold_one.wait()
        with second:
            print("has both", flush=True)


if __name__ == "__main__":
    forks = [multiprocessing.Lock() for _ in range(5)]
    all_hold_one = multiprocessing.Barrier(5, timeout=float(sys.argv[2]))
    for number in range(5):
        both = [number, (number + 1) % 5]
        if sys.argv[1] == "sorted":
            both.sort()
        args = (*(forks[fork] for fork in both), all_hold_one)
        multiprocessing.Process(target=dine, args=args).start()
