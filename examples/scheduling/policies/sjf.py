"""Shortest job first."""

from heapq import heappop, heappush

from ..engine.job import Time
from ..engine.policy import Policy, Task


class SJF(Policy):
    """The shortest CPU burst runs next, to its end; of equals, the first to arrive."""

    rule = "shortest burst: {}"

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
