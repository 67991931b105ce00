"""Keep a job until it is done: a queue forgets it when it is taken.

Ada takes a job and is killed.  From a queue the job is gone, since nobody knows
that it was hers.  The second time the manager serves an object that lends jobs: it
notes who has what, and whoever learns that a worker is dead takes its jobs back.
"""

from collections import deque
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from multiprocessing.managers import BaseManager
from queue import Queue
from threading import Lock
from typing import Any


class Lender:
    """Jobs to do, and who has which."""

    def __init__(self) -> None:
        self.waiting: deque[str] = deque()
        self.lent: dict[str, str] = {}
        self.lock = Lock()  # the manager serves each client in a thread of its own

    def put(self, job: str) -> None:
        """Add a job."""
        with self.lock:
            self.waiting.append(job)

    def take(self, worker: str) -> str:
        """Lend the next job."""
        with self.lock:
            self.lent[worker] = self.waiting.popleft()
            return self.lent[worker]

    def done(self, worker: str) -> None:
        """Forget the job that a worker had."""
        with self.lock:
            del self.lent[worker]

    def take_back(self, worker: str) -> None:
        """Let others have the job of a worker that is dead."""
        with self.lock:
            if worker in self.lent:
                self.waiting.appendleft(self.lent.pop(worker))


class Shop(BaseManager):
    """What is served."""


Shop.register("queue", Queue)
Shop.register("lender", Lender)


def from_queue(jobs: Any, parent: Connection) -> None:
    """Take a job, and never finish it; this runs in a child."""
    parent.send(jobs.get())
    parent.poll(20)


def from_lender(jobs: Any, parent: Connection) -> None:
    """Borrow a job, and never finish it; this runs in a child."""
    parent.send(jobs.take("Ada"))
    parent.poll(20)


def killed_with_a_job(target: Any, jobs: Any) -> None:
    """Let Ada take a job, and kill her."""
    mine, theirs = Pipe()
    ada = Process(target=target, args=(jobs, theirs))
    ada.start()
    theirs.close()
    print("Ada has taken:", mine.recv())
    ada.kill()
    ada.join()


def main() -> None:
    with Shop() as shop:
        jobs, lender = shop.queue(), shop.lender()  # type: ignore[attr-defined]
        jobs.put("count the eggs")
        killed_with_a_job(from_queue, jobs)
        print("jobs in the queue:", jobs.qsize())
        lender.put("count the loaves")
        killed_with_a_job(from_lender, lender)
        lender.take_back("Ada")
        print("Bo is lent:", lender.take("Bo"))
        lender.done("Bo")


if __name__ == "__main__":
    main()
