"""Kill a process that holds one of the two places of a semaphore."""

import multiprocessing as mp
import sys
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Semaphore


def sit(desks: Semaphore, line: Connection) -> None:
    with desks:
        line.send("sits")
        line.recv()


if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    desks, (mine, theirs) = mp.Semaphore(2), mp.Pipe()
    child = mp.Process(target=sit, args=(desks, theirs))
    child.start()
    mine.recv()
    child.kill()
    child.join()
    print(desks.acquire(block=False), desks.acquire(timeout=0.1))
    desks.release()
    desks.release()
    print(desks.acquire(block=False), desks.acquire(block=False))
