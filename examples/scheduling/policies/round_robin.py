"""Round robin."""

from collections import deque
from dataclasses import dataclass
from math import inf

from ..engine.job import Ties, Time
from ..engine.option import Kind, Option
from ..engine.policy import Policy, Task, slice_limit

OPTIONS = (Option("quantum", Kind.SLICE, 4), Option("ties", Kind.TIES, Ties.OSTEP))


@dataclass(eq=False)
class RoundRobin(Policy):
    """Each task runs for at most ``quantum``, then goes to the tail of the queue.

    ``ties`` says who queues first when a slice expires just as another job arrives.
    """

    quantum: Time
    ties: Ties = Ties.OSTEP
    options = OPTIONS
    rule = "next in turn"
    sliced = True

    def start(self) -> None:
        self.queue = deque()

    def add(self, task: Task, now: Time, why: str) -> None:
        self.queue.append(task)

    def take(self, now: Time) -> Task | None:
        return self.queue.popleft() if self.queue else None

    def limit(self, task: Task, horizon: Time) -> Time | None:
        return slice_limit(self.quantum, 0, inf, 0 if self.queue else horizon)
