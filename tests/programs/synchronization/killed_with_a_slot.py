"""Kill a process that holds one of the two slots of a semaphore."""

import multiprocessing as mp
import sys
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Semaphore


def worker(slots: Semaphore, conn: Connection) -> None:
    with slots:
        conn.send("holds a slot")
        conn.recv()


if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    slots, (conn, child_conn) = mp.Semaphore(2), mp.Pipe()
    child = mp.Process(target=worker, args=(slots, child_conn))
    child.start()
    conn.recv()
    child.kill()
    child.join()
    print(slots.acquire(block=False), slots.acquire(timeout=0.1))
    slots.release()
    slots.release()
    print(slots.acquire(block=False), slots.acquire(block=False))
