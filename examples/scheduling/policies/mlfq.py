"""The multilevel feedback queue."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from ..engine.job import Ties, Time, check_levels
from ..engine.policy import Policy, Task, next_multiple, stint


@dataclass(eq=False)
class MLFQ(Policy):
    """Several queues; a job starts in the top one and sinks as it uses the CPU.

    ``quanta`` and ``allotments``, top level first: how long a slice is, and after how
    many slices a job drops a level (one). ``boost``: how often all go back to the top;
    0 is never. ``io_resets``: an I/O gives a new slice and allotment, the rule that can
    be gamed. ``io_to_front``: a job back from I/O goes to the head of its queue.
    """

    quanta: Sequence[Time]
    allotments: Sequence[int] | None = None
    boost: Time = 0
    io_resets: bool = False
    io_to_front: bool = False
    ties: Ties = Ties.OSTEP
    rule = "first in the highest queue: level {}"
    preemptive = sliced = True

    def __post_init__(self) -> None:
        self.turns = check_levels(self.quanta, self.allotments, self.boost, self.ties)

    def start(self) -> None:
        self.queues = [deque[Task]() for _ in self.quanta]
        self.ran: set[Task] = set()  # since the last boost
        self.due = None  # the next one

    def add(self, task: Task, now: Time, why: str) -> None:
        if why == "arrives":
            self.enter(task, 0)
        elif why == "expired":
            self.end(task)
            self.pay(task, round(task.used / self.quanta[task.level]))
        elif why == "preempted":
            if self.ties is not Ties.TEXTBOOK_CN:
                return  # it has kept its place, and what it has used
            self.pay(task, task.used // self.quanta[task.level])
            self.end(task)
            task.used = 0
        place = deque.appendleft if why == "back" and self.io_to_front else deque.append
        place(self.queues[task.level], task)

    def enter(self, task: Task, level: int) -> None:
        task.level, task.turns, task.used = level, self.turns[level], 0

    def take(self, now: Time) -> Task | None:  # it stays in its queue while it runs
        task = next((queue[0] for queue in self.queues if queue), None)
        if task and self.boost:
            self.ran.add(task)
            self.due = self.due or next_multiple(self.boost, now)
        return task

    def preempts(self, running: Task, now: Time) -> bool:
        return self.take(now) is not running

    def limit(self, task: Task, horizon: Time) -> Time | None:
        alone = sum(map(len, self.queues)) == 1
        left = self.quanta[task.level], task.used, task.turns
        return stint(*left, horizon if alone else 0)

    def end(self, task: Task) -> None:
        self.queues[task.level].remove(task)

    def block(self, task: Task) -> None:
        quantum = self.quanta[task.level]
        self.end(task)
        if self.io_resets:
            task.turns = self.turns[task.level]
            task.used = 0 if task.used % quantum else quantum
        self.pay(task, task.used // quantum)

    def pay(self, task: Task, slices: int) -> None:
        task.turns -= slices
        task.used -= slices * self.quanta[task.level]
        if task.turns <= 0:
            self.enter(task, task.level + 1)

    def tick(self) -> bool:  # the boost; the lowest queue's jobs go first
        for task in self.ran:
            self.enter(task, 0)
        for queue in reversed(self.queues[1:]):
            self.queues[0].extend(queue)
            queue.clear()
        self.ran, self.due = set(), None
        return True
