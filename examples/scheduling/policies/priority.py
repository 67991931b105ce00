"""Priority scheduling."""

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from math import floor
from typing import TypeAlias

from ..engine.job import Ties, Time
from ..engine.option import Kind, Option
from ..engine.policy import Policy, Task, whole_steps

Entry: TypeAlias = tuple[Time, int, Time, Task]  # rank, place, since when it waits
OPTIONS = (
    Option("preemptive", Kind.FLAG, False),
    Option("aging", Kind.PERIOD, 0),
    Option("ties", Kind.TIES, Ties.OSTEP),
    Option("largest_first", Kind.FLAG, False),
)


@dataclass(eq=False)
class Priority(Policy):
    """The task with the highest priority runs; of equals, the first.

    The smallest number is the highest priority, or with ``largest_first`` the largest.
    With ``preemptive`` a task of higher priority preempts one of lower priority. With
    ``aging`` a ready task is raised by one whenever it has waited ``aging``; it runs
    with that priority, and starts from its own when it waits again.
    ``ties`` says whether a preempted task goes to the head or the tail of its equals;
    with ``aging`` it goes to the tail, as every task that begins to wait.
    """

    preemptive: bool = False
    aging: Time = 0
    ties: Ties = Ties.OSTEP
    largest_first: bool = False
    options = OPTIONS
    columns = ("priority",)
    rule = "highest priority: {}"

    def start(self) -> None:
        # With aging a heap for each priority: its first task has waited longest.
        self.heaps: dict[Time, list[Entry]] = {}
        self.places = count(1)
        self.running: Time = 0  # the rank of the running task

    def add(self, task: Task, now: Time, why: str) -> None:
        rank = self.turn(task.job.priority)
        to_tail = why != "preempted" or self.aging or self.ties is Ties.TEXTBOOK_CN
        place = next(self.places) * (1 if to_tail else -1)
        heap = self.heaps.setdefault(rank if self.aging else 0, [])
        heappush(heap, (rank, place, now, task))

    def turn(self, number: Time) -> Time:
        """Return the rank of a priority, or the priority of a rank; the least runs."""
        return -number if self.largest_first else number

    def take(self, now: Time) -> Task | None:
        if not (heads := self.heads(now)):
            return None
        self.running, _, heap = min(heads)
        return heappop(heap)[-1]

    def heads(self, now: Time) -> list[tuple[Time, int, list[Entry]]]:
        """Return of each heap the first entry's rank and place, and the heap."""
        heaps = [heap for heap in self.heaps.values() if heap]
        return [(self.rank(heap[0], now), heap[0][1], heap) for heap in heaps]

    def rank(self, entry: Entry, now: Time) -> Time:
        """Return a ready task's rank, less what it has gained by waiting."""
        rank, _, since, _ = entry
        return rank - (whole_steps(self.aging, since, now) if self.aging else 0)

    def ready(self, now: Time) -> list[list[Task]]:
        entries = [entry for heap in self.heaps.values() for entry in heap]
        entries.sort(key=lambda entry: (self.rank(entry, now), entry[1]))
        return [[task for *_, task in entries]]

    def reason(self, task: Task) -> Time:
        return self.turn(self.running)

    def preempts(self, running: Task, now: Time) -> bool:
        return any(rank < self.running for rank, *_ in self.heads(now))

    @property
    def due(self) -> Time:  # when a ready task will have waited long enough to preempt
        if not (self.preemptive and self.aging):
            return None
        heads = [heap[0] for heap in self.heaps.values() if heap]
        steps = [(floor(p - self.running) + 1, since) for p, _, since, _ in heads]
        return min((since + n * self.aging for n, since in steps), default=None)
