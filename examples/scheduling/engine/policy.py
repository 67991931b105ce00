"""What the engine asks of a policy, and what a policy knows of a job."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Any

from .job import Job, Ties, Time


@dataclass(eq=False, slots=True)
class Task:
    """One job on its way through the system."""

    number: int
    job: Job
    arrival: Time = field(init=False)
    left: Time = field(init=False)  # CPU time until it ends
    ahead: Time = field(init=False)  # CPU time until it blocks or ends
    first: Time = None  # when it first ran
    finish: Time = None
    asleep: Time = 0  # in I/O so far
    used: Time = 0  # of its slice
    level: Any = None  # MLFQ: 0 is the top; None where there are no levels
    turns: float = inf  # MLFQ: slices left on its level
    since: Time = 0  # Priority: when it began to wait
    rank: Time = 0  # Priority: what it has aged to

    def __post_init__(self) -> None:
        job = self.job
        self.arrival = job.arrival
        self.left = self.ahead = job.burst
        if job.io_every:
            self.ahead = min(job.io_every, job.burst)


class Policy:
    """Decides who runs next; the defaults interrupt nobody.

    A policy keeps the tasks that are ready. The engine calls ``add`` for each of them,
    ``take`` when the CPU is free, and when the task that was taken is ready no more,
    ``end`` or ``block``.
    """

    queue: deque[Task]  # who is ready; or
    queues: Sequence[deque[Task]] = ()  # one for each level
    rule = ""  # why the one that is taken runs; {} stands for its ``reason``
    ties = Ties.OSTEP
    preemptive = False  # ask ``preempts`` when something has changed
    sliced = False  # ask ``limit``
    due: Time = None  # when to call ``tick``

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    def start(self) -> None:
        """Forget everything: a new run begins."""
        raise NotImplementedError

    def add(self, task: Task, now: Time, why: str) -> None:
        """Queue a task that arrives, is back from I/O, has expired or is preempted.

        ``why`` is "arrives", "back", "expired" or "preempted".
        """
        raise NotImplementedError

    def take(self, now: Time) -> Task | None:
        """Return the task that runs next, or None if none is ready."""
        raise NotImplementedError

    def ready(self, now: Time) -> list[list[Task]]:
        """Return who is ready, the first to be served first, a list for each level.

        One that stays in its queue while it runs is there as well.
        """
        return [list(queue) for queue in self.queues or [self.queue]]

    def reason(self, task: Task) -> Time | None:
        """Return the figure that made it the next one, for the record."""
        return task.level

    def limit(self, task: Task, horizon: Time) -> Time | None:
        """Return how long it may run from now; None: until it stops by itself.

        Nothing happens for ``horizon``; so one that is alone needs no shorter limit.
        """
        return None

    def preempts(self, running: Task, now: Time) -> bool:
        """Tell whether somebody who is ready has to run instead."""
        return False

    def end(self, task: Task) -> None:
        """Let go of the running task: it has ended."""

    def block(self, task: Task) -> None:
        """Let go of the running task: it waits for I/O."""

    def tick(self) -> bool:
        """Do what is ``due``; tell whether it was a boost."""
        return False


def stint(quantum: Time, used: Time, turns: float, horizon: Time) -> Time | None:
    """Return how long one may run who has ``used`` so much of a slice.

    That is the rest of the slice and, if nothing happens before a later ``horizon``,
    as many whole slices as reach it, but no more than ``turns`` in all. Where nothing
    ever happens, horizon is None.
    """
    rest = quantum - used
    if horizon is None:
        return None if turns == inf else rest + (turns - 1) * quantum
    more = 0
    if horizon > rest:
        more = (horizon - rest) // quantum
        if rest + more * quantum < horizon:
            more += 1
    return rest + min(more, turns - 1) * quantum


def next_multiple(step: Time, now: Time) -> Time:
    """Return the first multiple of a step that is later than now."""
    due = (now // step + 1) * step
    return due if due > now else due + step  # floats may miss it
