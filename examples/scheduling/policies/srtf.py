"""Shortest remaining time first."""

from heapq import heappop, heappush

from ..engine.job import Time
from ..engine.policy import Policy, Task


class SRTF(Policy):
    """The task with the least left of its CPU burst runs; a shorter one preempts it.

    Of equals the first to arrive goes first; an equal does not preempt.
    """

    rule = "least time left: {}"
    preemptive = True

    def start(self) -> None:
        self.heap: list[tuple[Time, Time, int, Task]] = []

    def add(self, task: Task, now: Time, why: str) -> None:
        entry = task.burst_left, task.job.arrival, task.number, task
        heappush(self.heap, entry)

    def take(self, now: Time) -> Task | None:
        return heappop(self.heap)[-1] if self.heap else None

    def ready(self, now: Time) -> list[list[Task]]:
        return [[entry[-1] for entry in sorted(self.heap)]]

    def reason(self, task: Task) -> Time:
        return task.burst_left

    def preempts(self, running: Task, now: Time) -> bool:
        return bool(self.heap) and self.heap[0][0] < running.burst_left
