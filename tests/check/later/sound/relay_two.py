import multiprocessing as mp
import signal
import sys
import threading
import time
from multiprocessing import shared_memory

ctx = mp.get_context("fork")


def ticker(name, size, ready):
    signal.signal(signal.SIGTERM, lambda *a: sys.exit(0))
    shm = shared_memory.SharedMemory(name=name)
    try:
        ready.set()
        while True:
            shm.buf[0] = (shm.buf[0] + 1) % 250
            time.sleep(0.02)
    finally:
        shm.close()


def rendezvous(barrier, late):
    if late:
        time.sleep(3)
        return
    try:
        barrier.wait(timeout=0.5)
    except threading.BrokenBarrierError:
        print("nobody else came, going on alone")


def main():
    shm = shared_memory.SharedMemory(create=True, size=16)
    shm.buf[0] = 0
    ready = ctx.Event()
    proc = ctx.Process(target=ticker, args=(shm.name, 16, ready))
    try:
        proc.start()
        ready.wait(10)
        time.sleep(0.3)
        proc.terminate()
        proc.join()
        print("ticked" if shm.buf[0] else "still", proc.exitcode)
    finally:
        shm.close()
        shm.unlink()
    barrier = ctx.Barrier(2)
    a = ctx.Process(target=rendezvous, args=(barrier, False))
    b = ctx.Process(target=rendezvous, args=(barrier, True))
    a.start()
    b.start()
    a.join()
    b.kill()
    b.join()


if __name__ == "__main__":
    main()
