"""Make several things in one line, and call what is no plain function."""

import functools
import multiprocessing as mp
from multiprocessing.synchronize import Event


class Caller:
    def __call__(self, door: Event) -> None:
        door.set()


def child(door: Event) -> None:
    door.set()


if __name__ == "__main__":
    unused, turns = mp.Event(), {number: mp.Event() for number in (1, 2, 3)}
    for target in (child, functools.partial(child), Caller()):
        p = mp.Process(target=target, args=(turns[2],))
        p.start()
        p.join()
    turns[3].set()
    mp.Semaphore(1).release()
