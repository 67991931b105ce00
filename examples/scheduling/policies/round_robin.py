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
        self.begun: Time = 0  # the CPU time left when its slice began

    def add(self, task: Task, now: Time, why: str) -> None:
        self.queue.append(task)

    def take(self, now: Time) -> Task | None:
        if not self.queue:
            return None
        task = self.queue.popleft()
        self.begun = task.left
        return task

    def limit(self, task: Task, horizon: Time) -> Time | None:
        ran = self.begun - task.left  # 0, unless a level above has preempted it
        used = ran % self.quantum if ran else 0
        return slice_limit(self.quantum, used, inf, 0 if self.queue else horizon)
