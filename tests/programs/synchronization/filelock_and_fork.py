"""Let go of a FileLock while a forked child lives."""

import multiprocessing

from filelock import FileLock

fork = multiprocessing.get_context("fork")
mine, theirs = fork.Pipe()


def helper() -> None:
    theirs.send("here")
    theirs.recv()


with FileLock("lock"):
    child = fork.Process(target=helper)
    child.start()
    mine.recv()
with FileLock("lock", timeout=1):
    print("free")
mine.send("stop")
child.join()
