"""First come, first served."""

from collections import deque

from ..engine.job import Time
from ..engine.policy import Policy, Task


class FCFS(Policy):
    """The task that became ready first runs until it blocks or ends."""

    rule = "first in the queue"

    def start(self) -> None:
        self.queue = deque()

    def add(self, task: Task, now: Time, why: str) -> None:
        self.queue.append(task)

    def take(self, now: Time) -> Task | None:
        return self.queue.popleft() if self.queue else None
