"""The multilevel feedback queue."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from ..engine.job import Ties, Time
from ..engine.option import Kind, Option
from ..engine.policy import Policy, Task, next_multiple, slice_limit

OPTIONS = (
    Option("quanta", Kind.SLICES, (2, 4, 8)),
    Option("allotments", Kind.COUNTS, (1, 1, 1)),
    Option("boost", Kind.PERIOD, 0),
    Option("io_resets", Kind.FLAG, False),
    Option("io_to_front", Kind.FLAG, False),
    Option("ties", Kind.TIES, Ties.OSTEP),
)


@dataclass(slots=True)
class Place:
    """Where a task stands: its level, and what it may still use there."""

    level: int
    slices: float  # left on this level; math.inf on the bottom one
    begun: Time  # the CPU time that was left when its slice began


@dataclass(eq=False)
class MLFQ(Policy):
    """Several queues; a task starts in the top one and sinks as it uses the CPU.

    ``quanta`` and ``allotments``, top level first: how long a slice is, and after how
    many slices a task drops a level (one). ``boost``: how often all go back to the top;
    0 is never. ``io_resets``: an I/O gives a new slice and allotment, the rule that can
    be gamed. ``io_to_front``: a task back from I/O goes to the head of its queue.
    """

    quanta: Sequence[Time]
    allotments: Sequence[int] | None = None
    boost: Time = 0
    io_resets: bool = False
    io_to_front: bool = False
    ties: Ties = Ties.OSTEP
    options = OPTIONS
    rule = "first in the highest queue: level {}"
    preemptive = sliced = True

    def __post_init__(self) -> None:
        super().__post_init__()
        self.levels = len(self.quanta)
        self.slices = count_slices(self.levels, self.allotments)

    def start(self) -> None:
        self.queues = [deque[Task]() for _ in self.quanta]
        self.places: dict[Task, Place] = {}
        self.ran: set[Task] = set()  # since the last boost
        self.due = None  # the next one

    def add(self, task: Task, now: Time, why: str) -> None:
        if why == "arrives":
            self.enter(task, 0)
        elif why == "expired":
            self.leave(task)
            self.pay(task, round(self.used(task) / self.quantum(task)))
        elif why == "preempted":
            if self.ties is not Ties.TEXTBOOK_CN:
                return  # it has kept its place, and what it has used
            self.leave(task)
            self.pay(task, self.used(task) // self.quantum(task))
            self.places[task].begun = task.left
        place = deque.appendleft if why == "back" and self.io_to_front else deque.append
        place(self.queues[self.places[task].level], task)

    def enter(self, task: Task, level: int) -> None:
        self.places[task] = Place(level, self.slices[level], task.left)

    def level(self, task: Task) -> int:
        return self.places[task].level

    reason = level

    def quantum(self, task: Task) -> Time:
        return self.quanta[self.places[task].level]

    def used(self, task: Task) -> Time:  # of its slice
        return self.places[task].begun - task.left

    def take(self, now: Time) -> Task | None:  # it stays in its queue while it runs
        task = self.first()
        if task and self.boost:
            self.ran.add(task)
            self.due = self.due or next_multiple(self.boost, now)
        return task

    def first(self) -> Task | None:
        for queue in self.queues:
            if queue:
                return queue[0]
        return None

    def preempts(self, running: Task, now: Time) -> bool:
        return self.first() is not running

    def limit(self, task: Task, horizon: Time) -> Time | None:
        place, alone = self.places[task], sum(map(len, self.queues)) == 1
        used, quantum = place.begun - task.left, self.quanta[place.level]
        return slice_limit(quantum, used, place.slices, horizon if alone else 0)

    def leave(self, task: Task) -> None:
        self.queues[self.places[task].level].remove(task)

    def end(self, task: Task) -> None:
        self.leave(task)
        self.ran.discard(task)
        del self.places[task]

    def block(self, task: Task) -> None:
        self.leave(task)
        place, used, quantum = self.places[task], self.used(task), self.quantum(task)
        if self.io_resets:
            place.slices = self.slices[place.level]
            used = 0 if used % quantum else quantum
            place.begun = task.left + used
        self.pay(task, used // quantum)

    def pay(self, task: Task, slices: int) -> None:
        place = self.places[task]
        place.slices -= slices
        place.begun -= slices * self.quanta[place.level]
        if place.slices <= 0:
            self.enter(task, place.level + 1)

    def tick(self, running: Task | None, now: Time) -> bool:  # the boost
        for task in self.ran:
            self.enter(task, 0)
        for queue in reversed(self.queues[1:]):  # the lowest queue's tasks go first
            self.queues[0].extend(queue)
            queue.clear()
        self.ran = {running} if running else set()
        self.due = next_multiple(self.boost, now) if running else None
        return True


def count_slices(levels: int, allotments: Sequence[int] | None) -> list[float]:
    """Return how many slices a task gets on each level: no limit on the bottom one.

    Raises ValueError unless ``allotments`` has an entry for each level.
    """
    slices = [1] * levels if allotments is None else list(allotments)
    if len(slices) != levels:
        raise ValueError(
            f"allotments has {len(slices)} entries, but there are {levels} levels: "
            "give one for each of the quanta"
        )
    return [*slices[:-1], inf]
