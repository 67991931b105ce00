"""What the engine asks of a policy, and what a policy knows of a job."""

from collections import deque
from collections.abc import Sequence
from math import inf
from typing import ClassVar

from .job import Job, Ties, Time
from .option import Option, check_option


class PolicyError(RuntimeError):
    """A policy broke a rule of the engine; the message names the job and the time."""


class Task:
    """One job while it is in the system.

    It holds what every policy may use; what one policy needs besides, it keeps itself.
    """

    __slots__ = ("burst_left", "job", "left", "number")

    number: int  # of the job in the workload, from 0
    job: Job
    left: Time  # CPU time until it ends
    burst_left: Time  # CPU time until it blocks or ends

    def __init__(self, number: int, job: Job) -> None:
        self.number, self.job = number, job
        self.left = self.burst_left = job.burst
        if job.io_every:
            self.burst_left = min(job.io_every, job.burst)


class Policy:
    """Decides which task runs next; the defaults preempt no task.

    A policy keeps the tasks that are ready. The engine calls ``add`` for each of them,
    ``take`` when the CPU is free, and ``end`` or ``block`` when the running task ends
    or waits for I/O. A policy that loses a ready task is stopped by a PolicyError.
    """

    options: ClassVar[Sequence[Option]] = ()  # arguments of the policy, in order
    columns: ClassVar[Sequence[str]] = ()  # fields of a job it reads, besides times
    queue: deque[Task]  # the ready queue; or
    queues: Sequence[deque[Task]] = ()  # one for each level
    rule = ""  # why the task that is taken runs; {} stands for its ``reason``
    levels = 0  # how many; the engine asks ``level`` if there are any
    ties = Ties.OSTEP
    preemptive = False  # whether the engine asks ``preempts``
    sliced = False  # whether the engine asks ``limit``
    due: Time = None  # when to call ``tick``, late if a task can't be preempted

    def __post_init__(self) -> None:
        for option in self.options:
            check_option(option, getattr(self, option.name))

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    def start(self) -> None:
        """Forget all tasks: a new run begins."""
        raise NotImplementedError

    def add(self, task: Task, now: Time, why: str) -> None:
        """Put a task that has become ready into its queue.

        ``why`` is "arrives", "back" (from I/O), "expired" or "preempted".
        """
        raise NotImplementedError

    def take(self, now: Time) -> Task | None:
        """Return the task that runs next, or None if no task is ready."""
        raise NotImplementedError

    def ready(self, now: Time) -> list[list[Task]]:
        """Return the ready tasks, in the order of service, one list for each level.

        A task that stays in its queue while it runs is included.
        """
        return [list(queue) for queue in self.queues or [self.queue]]

    def level(self, task: Task) -> int | None:
        """Return the task's level, 0 at the top; None where there are no levels."""
        return None

    def reason(self, task: Task) -> Time | None:
        """Return the figure for which the task was taken, or None."""
        return None

    def limit(self, task: Task, horizon: Time) -> Time | None:
        """Return how long the task may run from now; None: until it blocks or ends.

        No job arrives or is back from I/O for ``horizon`` (None: ever), so a task that
        is alone needs no limit before that.
        """
        return None

    def preempts(self, running: Task, now: Time) -> bool:
        """Tell whether a ready task must run instead of the running one."""
        return False

    def end(self, task: Task) -> None:
        """Remove the running task: it has ended."""

    def block(self, task: Task) -> None:
        """Remove the running task: it waits for I/O."""

    def tick(self, running: Task | None, now: Time) -> bool:
        """Do what is ``due`` now; tell whether it was a boost."""
        return False


def slice_limit(quantum: Time, used: Time, slices: float, horizon: Time) -> Time | None:
    """Return how long a task may run that has used so much of its slice.

    That is the rest of the slice and, if ``horizon`` is later, as many whole slices as
    reach it, but no more than ``slices`` in all (which may be math.inf). Return None,
    for no limit, if ``horizon`` is None and ``slices`` is math.inf.
    """
    rest = quantum - used
    if horizon is None:
        return None if slices == inf else rest + (slices - 1) * quantum
    more = 0
    if horizon > rest:
        more = (horizon - rest) // quantum
        if rest + more * quantum < horizon:
            more += 1
    return rest + min(more, slices - 1) * quantum


def next_multiple(step: Time, now: Time) -> Time:
    """Return the first multiple of ``step`` that is later than ``now``."""
    due = (now // step + 1) * step
    return due if due > now else due + step  # floats may miss it


def whole_steps(step: Time, since: Time, now: Time) -> Time:
    """Return how many whole steps there are from ``since`` to ``now``."""
    steps = (now - since) // step
    return steps + 1 if since + (steps + 1) * step <= now else steps  # as above
