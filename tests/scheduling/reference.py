"""A slow scheduler, tick by tick, written without a look at the engine.

It knows whole numbers only, keeps plain lists, and asks at every tick anew who runs.
``lanes(jobs, ...)`` returns who runs in each tick, and on which level.
"""

from dataclasses import dataclass, field
from fractions import Fraction

from examples.scheduling import Job, Ties


@dataclass
class Item:
    """One job, and all that any policy may have to know of it."""

    job: Job
    number: int
    left: int = 0
    ran: int = 0
    slice: int = 0  # ticks of the present slice
    slices: int = 0  # used of the present allotment
    level: int = 0
    waiting_since: int = 0
    rank: int = 0
    back_at: int | None = None
    goes_on: bool = False  # before others of its level, since it was interrupted

    @property
    def burst(self) -> int:
        """What is left of the present CPU burst."""
        every = self.job.io_every
        return min(self.left, every - self.ran % every) if every else self.left


@dataclass
class Policy:
    """What the ticks need to know; ``name`` is that of the class in the engine."""

    name: str
    quanta: list[int | None] = field(default_factory=list)
    levels: list[str] = field(default_factory=list)  # the policy of each
    allotments: list[int] = field(default_factory=list)
    boost: int = 0
    io_resets: bool = False
    io_to_front: bool = False
    preemptive: bool = False
    aging: int = 0
    ties: Ties = Ties.OSTEP


def lanes(jobs: list[Job], policy: Policy) -> list[tuple[str | None, int | None]]:
    """Return the job and its level for every tick; None where the CPU is idle."""
    system = System(jobs, policy)
    while system.unfinished():
        system.instant()
        system.run_one_tick()
    return system.ticks


class System:
    """All jobs and one CPU."""

    def __init__(self, jobs: list[Job], policy: Policy) -> None:
        self.items = [Item(job, n, left=job.burst) for n, job in enumerate(jobs)]
        if policy.name == "MLQ":
            for item in self.items:
                item.level = min(item.job.priority, len(policy.levels) - 1)
        self.policy, self.time = policy, 0
        self.queue: list[Item] = []  # all who are ready, also the one that runs
        self.asleep: list[Item] = []  # in the order of going to sleep
        self.current: Item | None = None
        self.expired = False  # the current one's slice, at the end of the last tick
        self.ticks: list[tuple[str | None, int | None]] = []

    def unfinished(self) -> bool:
        return any(item.left for item in self.items)

    def instant(self) -> None:
        """Do all that happens between two ticks."""
        late = self.policy.ties is not Ties.OSTEP
        if not (late and self.expired):
            self.expire()
            self.boost()
            self.come()
        else:
            self.come()
            self.expire()
            self.boost()
        self.choose()

    def expire(self) -> None:
        item = self.current
        if self.expired and item:
            self.queue.remove(item)
            self.count_slice(item)
            self.queue.append(item)
            self.current = None
        self.expired = False

    def count_slice(self, item: Item) -> None:
        item.slice = 0
        if self.policy.name == "MLFQ":
            item.slices += 1
            if item.slices == self.policy.allotments[item.level]:
                item.slices = 0
                item.level = min(item.level + 1, len(self.policy.quanta) - 1)

    def boost(self) -> None:
        every = self.policy.boost
        if not every or not self.time or self.time % every:
            return
        by_level = sorted(
            self.queue, key=lambda item: 0 if item.level == 0 else 100 - item.level
        )
        self.queue = by_level
        for item in self.queue + self.asleep:
            item.level = item.slice = item.slices = 0

    def come(self) -> None:
        for item in self.items:
            if item.job.arrival == self.time:
                item.waiting_since = self.time
                self.queue.append(item)
        for item in [one for one in self.asleep if one.back_at == self.time]:
            self.asleep.remove(item)
            item.waiting_since = self.time
            place = 0 if self.policy.io_to_front else len(self.queue)
            self.queue.insert(place, item)

    def rank(self, item: Item) -> int:
        if item is self.current:
            return item.rank
        gained = self.time - item.waiting_since
        gained = gained // self.policy.aging if self.policy.aging else 0
        return item.job.priority - gained

    def response_ratio(self, item: Item) -> Fraction:
        return Fraction(self.time - item.waiting_since + item.burst, item.burst)

    def best(self) -> Item:
        """Return who should run if nobody may stay against the rules."""
        if self.policy.name != "MLQ":
            return self.best_of(self.queue, self.policy.name)
        level = min(item.level for item in self.queue)
        there = [item for item in self.queue if item.level == level]
        going_on = [item for item in there if item.goes_on]
        return (
            going_on[0] if going_on else self.best_of(there, self.policy.levels[level])
        )

    def best_of(self, queue: list[Item], name: str) -> Item:
        """Return who comes first by the rule of one policy."""
        match name:
            case "SJF" | "SRTF":
                keys = [(i.burst, i.job.arrival, i.number) for i in queue]
            case "HRRN":
                keys = [
                    (-self.response_ratio(i), i.job.arrival, i.number) for i in queue
                ]
            case "Priority" | "PriorityRoundRobin":
                keys = [(self.rank(i), n) for n, i in enumerate(queue)]
            case "MLFQ":
                keys = [(i.level, n) for n, i in enumerate(queue)]
            case _:
                return queue[0]
        return queue[keys.index(min(keys))]

    def choose(self) -> None:
        """Let the best one run, or the one that runs already."""
        if not self.queue:
            return
        old, best = self.current, self.best()
        if old is None:
            self.switch(best)
            return
        match self.policy.name:
            case "SRTF":
                change = best.burst < old.burst
            case "Priority" | "PriorityRoundRobin":
                change = self.policy.preemptive and self.rank(best) < old.rank
            case "MLFQ":
                change = best is not old
            case "MLQ":
                shortest = self.policy.levels[old.level] == "SRTF"
                shorter = shortest and best.burst < old.burst
                change = best.level < old.level or shorter
            case _:
                change = False
        if change:
            self.preempt(old)
            self.switch(best)

    def preempt(self, old: Item) -> None:
        old.waiting_since = self.time
        to_tail = self.policy.ties is Ties.TEXTBOOK_CN
        if self.policy.name == "Priority" and self.policy.aging:
            to_tail = True
        if self.policy.name in ("Priority", "PriorityRoundRobin") and not to_tail:
            self.queue.remove(old)
            self.queue.insert(0, old)
        if self.policy.name == "MLQ" and not to_tail:
            old.goes_on = self.policy.levels[old.level] != "SRTF"
        if to_tail:
            self.queue.remove(old)
            self.queue.append(old)
            old.slice = 0

    def switch(self, item: Item) -> None:
        item.rank = self.rank(item)
        item.goes_on = False
        self.current = item

    def run_one_tick(self) -> None:
        item = self.current
        if item is None:
            self.ticks.append((None, None))
            self.time += 1
            return
        shown = item.level if self.policy.name in ("MLFQ", "MLQ") else None
        self.ticks.append((item.job.name, shown))
        item.left -= 1
        item.ran += 1
        item.slice += 1
        self.time += 1
        quantum = self.policy.quanta[item.level] if self.policy.quanta else None
        over = item.slice == quantum
        if item.left == 0:
            self.queue.remove(item)
            self.current = None
        elif item.job.io_every and item.ran % item.job.io_every == 0:
            self.sleep(item, over)
        else:
            self.expired = over

    def sleep(self, item: Item, over: bool) -> None:
        self.queue.remove(item)
        self.current = None
        if self.policy.name != "MLFQ":
            item.slice = 0
        elif self.policy.io_resets:
            item.slice = item.slices = 0
        if over:
            self.count_slice(item)
        item.back_at = self.time + item.job.io_time
        self.asleep.append(item)
