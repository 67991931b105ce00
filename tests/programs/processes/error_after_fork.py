"""Fork beside a thread under ``-W error``, and look for the child."""

import multiprocessing
import os
import threading


def worker() -> None:
    print("the child runs", flush=True)


event = threading.Event()
thread = threading.Thread(target=event.wait)
thread.start()
child = multiprocessing.get_context("fork").Process(target=worker)
try:
    child.start()
except DeprecationWarning:
    os.waitpid(-1, 0)
    print("start() raised; pid:", child.pid)
else:
    child.join()
    print("start() returned")
event.set()
thread.join()
