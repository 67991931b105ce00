"""Interrupt a child that waits for a lock."""

import multiprocessing
import os
import signal
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Lock


def wait(lock: Lock, line: Connection) -> None:
    line.send("asks")
    with lock:
        pass


if __name__ == "__main__":
    lock = multiprocessing.Lock()
    lock.acquire()
    mine, theirs = multiprocessing.Pipe()
    child = multiprocessing.Process(target=wait, args=(lock, theirs))
    child.start()
    mine.recv()
    assert child.pid
    os.kill(child.pid, signal.SIGINT)
    child.join()
    print(child.exitcode)
