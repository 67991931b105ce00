"""Priority scheduling with round robin among equals."""

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from math import inf

from ..engine.job import Ties, Time
from ..engine.option import Kind, Option
from ..engine.policy import Policy, Task, slice_limit

OPTIONS = (
    Option("quantum", Kind.SLICE, 4),
    Option("preemptive", Kind.FLAG, False),
    Option("ties", Kind.TIES, Ties.OSTEP),
    Option("largest_first", Kind.FLAG, False),
)


@dataclass(eq=False)
class PriorityRoundRobin(Policy):
    """The highest priority runs; tasks of one priority take turns of ``quantum``.

    The smallest number is the highest priority, or with ``largest_first`` the largest.
    With ``preemptive`` a task of higher priority preempts one of lower priority at
    once; without it, at the end of a slice.
    ``ties`` says whether a preempted task goes to the head of its equals, with the
    rest of its slice, or to the tail, with a new one.
    """

    quantum: Time
    preemptive: bool = False
    ties: Ties = Ties.OSTEP
    largest_first: bool = False
    options = OPTIONS
    columns = ("priority",)
    rule = "highest priority: {}"
    sliced = True

    def start(self) -> None:
        self.heap: list[tuple[Time, int, Task]] = []  # rank, place, task
        self.places = count(1)
        self.begun: dict[Task, Time] = {}  # the CPU time left when its slice began

    def add(self, task: Task, now: Time, why: str) -> None:
        resumes = why == "preempted" and self.ties is not Ties.TEXTBOOK_CN
        if not resumes:
            self.begun[task] = task.left
        place = next(self.places) * (-1 if resumes else 1)
        heappush(self.heap, (self.rank(task), place, task))

    def rank(self, task: Task) -> Time:
        """Return the number to compare by; the least runs first."""
        return -task.job.priority if self.largest_first else task.job.priority

    def take(self, now: Time) -> Task | None:
        return heappop(self.heap)[-1] if self.heap else None

    def ready(self, now: Time) -> list[list[Task]]:
        return [[task for *_, task in sorted(self.heap)]]

    def reason(self, task: Task) -> Time:
        return task.job.priority

    def preempts(self, running: Task, now: Time) -> bool:
        return bool(self.heap) and self.heap[0][0] < self.rank(running)

    def limit(self, task: Task, horizon: Time) -> Time | None:
        used = (self.begun[task] - task.left) % self.quantum
        alone = not self.heap or self.heap[0][0] > self.rank(task)
        return slice_limit(self.quantum, used, inf, horizon if alone else 0)

    def end(self, task: Task) -> None:
        del self.begun[task]

    block = end
