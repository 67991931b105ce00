"""Round robin."""

from collections import deque
from dataclasses import dataclass
from math import inf

from ..engine.job import Ties, Time, choice, positive
from ..engine.policy import Policy, Task, stint


@dataclass(eq=False)
class RoundRobin(Policy):
    """Each runs for at most ``quantum``, then goes to the tail of the queue.

    ``ties`` says who queues first when a slice expires just as another job comes.
    """

    quantum: Time
    ties: Ties = Ties.OSTEP
    rule = "next in turn"
    sliced = True

    def __post_init__(self) -> None:
        positive("quantum", self.quantum)
        choice("ties", self.ties)

    def start(self) -> None:
        self.queue = deque()

    def add(self, task: Task, now: Time, why: str) -> None:
        self.queue.append(task)

    def take(self, now: Time) -> Task | None:
        return self.queue.popleft() if self.queue else None

    def limit(self, task: Task, horizon: Time) -> Time | None:
        return stint(self.quantum, 0, inf, 0 if self.queue else horizon)
