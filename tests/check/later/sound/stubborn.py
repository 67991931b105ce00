"""Retries with back-off, also when a worker was killed and the pool is broken."""
import collections
import dataclasses
import functools
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path


class Transient(Exception):
    pass


@dataclasses.dataclass(order=True)
class Job:
    name: str
    attempts: int = 0


def first_time(folder, name):
    try:
        (folder / name).touch(exist_ok=False)
        return True
    except FileExistsError:
        return False


def work(folder, name):
    if name.startswith("oom") and first_time(folder, name):
        os.kill(os.getpid(), signal.SIGKILL)
    if name.startswith("net") and first_time(folder, name):
        raise Transient("reset by peer")
    if name.startswith("bad"):
        raise ValueError("no such table")
    return name[::-1]


class Stubborn:
    def __init__(self, function, limit=4):
        self.function, self.limit = function, limit
        self.results, self.failed = {}, {}
        self.seen = collections.Counter()

    def round(self, jobs):
        again = []
        with ProcessPoolExecutor(2) as pool:
            futures = {}
            for job in jobs:
                try:
                    futures[pool.submit(self.function, job.name)] = job
                except BrokenProcessPool:
                    again.append(job)
            for future, job in futures.items():
                try:
                    self.results[job.name] = future.result()
                except (Transient, BrokenProcessPool) as error:
                    self.seen[type(error).__name__] += 1
                    job.attempts += 1
                    again.append(job)
                except Exception as error:
                    self.failed[job.name] = repr(error)
        return again

    def run(self, names):
        jobs, pause = [Job(n) for n in names], 0.02
        while jobs:
            jobs = [job for job in sorted(self.round(jobs)) if job.attempts < self.limit]
            if jobs:
                time.sleep(pause + random.random() * pause)
                pause = min(pause * 2, 0.5)


def main():
    with tempfile.TemporaryDirectory() as folder:
        stubborn = Stubborn(functools.partial(work, Path(folder)))
        stubborn.run(["plain", "net-a", "oom-b", "bad-c", "net-d", "last"])
    print(sorted(stubborn.results.items()))
    print(stubborn.failed)
    print("broken pools seen:", stubborn.seen["BrokenProcessPool"] > 0, file=sys.stderr)
    assert not multiprocessing.active_children()


if __name__ == "__main__":
    main()
