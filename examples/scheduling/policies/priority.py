"""Priority scheduling."""

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from math import floor

from ..engine.job import Ties, Time, choice, not_negative
from ..engine.policy import Policy, Task


@dataclass(eq=False)
class Priority(Policy):
    """The most urgent runs: the one with the smallest priority; of equals, the first.

    With ``preemptive`` a more urgent job interrupts a less urgent one. With ``aging``
    a waiting job's priority becomes smaller by one for every ``aging`` that it waits;
    it runs with that, and when it waits again it starts from its own.
    ``ties`` says whether a preempted job goes to the head or the tail of its equals;
    with ``aging`` it is the tail, where one goes that begins to wait.
    """

    preemptive: bool = False
    aging: Time = 0
    ties: Ties = Ties.OSTEP
    rule = "most urgent: priority {}"

    def __post_init__(self) -> None:
        not_negative("aging", self.aging)
        choice("ties", self.ties)

    def start(self) -> None:
        # With aging a heap for each priority: of these, the first is the most urgent.
        self.heaps: dict[Time, list[tuple[Time, int, Task]]] = {}
        self.places = count(1)
        self.running: Time = 0  # the priority of the one that runs

    def add(self, task: Task, now: Time, why: str) -> None:
        task.since, priority = now, task.job.priority
        to_tail = why != "preempted" or self.aging or self.ties is Ties.TEXTBOOK_CN
        place = next(self.places) * (1 if to_tail else -1)
        heap = self.heaps.setdefault(priority if self.aging else 0, [])
        heappush(heap, (priority, place, task))

    def take(self, now: Time) -> Task | None:
        if not (heads := self.heads(now)):
            return None
        rank, _, heap = min(heads)
        task = heappop(heap)[-1]
        self.running = task.rank = rank
        return task

    def heads(self, now: Time) -> list[tuple[Time, int, list[tuple[Time, int, Task]]]]:
        """Return the first of each heap: its rank, its place, and the heap."""
        return [
            (self.rank(heap[0][-1], now), heap[0][1], heap)
            for heap in self.heaps.values()
            if heap
        ]

    def rank(self, task: Task, now: Time) -> Time:
        """Return a waiting job's priority with what it has gained by waiting."""
        gained = (now - task.since) // self.aging if self.aging else 0
        return task.job.priority - gained

    def ready(self, now: Time) -> list[list[Task]]:
        entries = [entry for heap in self.heaps.values() for entry in heap]
        entries.sort(key=lambda entry: (self.rank(entry[-1], now), entry[1]))
        return [[task for *_, task in entries]]

    def reason(self, task: Task) -> Time:
        return task.rank

    def preempts(self, running: Task, now: Time) -> bool:
        return any(rank < running.rank for rank, *_ in self.heads(now))

    @property
    def due(self) -> Time:  # when somebody will have waited long enough to interrupt
        if not (self.preemptive and self.aging):
            return None
        heads = [heap[0] for heap in self.heaps.values() if heap]
        steps = [(floor(p - self.running) + 1, task) for p, _, task in heads]
        return min((task.since + n * self.aging for n, task in steps), default=None)
