"""The simulation: what happens, instant by instant."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from fractions import Fraction
from heapq import heappop, heappush
from itertools import count
from math import inf
from operator import attrgetter

from .job import Job, Ties, Time, not_negative
from .policy import Policy, Task
from .schedule import Entry, Schedule, Stretch

ENDS, BLOCKS, EXPIRES = "ends", "blocks", "expired"


def simulate(jobs: Iterable[Job], policy: Policy, context_switch: Time = 0) -> Schedule:
    """Return the schedule that a policy makes of some jobs on one CPU.

    ``context_switch`` passes whenever the CPU goes from one job to another. The work
    grows with the number of slices, times the logarithm of the number of jobs.
    At one instant, in this order: whoever runs stops (it ended, asked for I/O, or its
    slice expired); the boost; arrivals; I/O that is done. Where ``policy.ties`` says
    so, a slice expires after the arrivals and the I/O.

    Raises ValueError for jobs that can't be scheduled together.
    """
    not_negative("context_switch", context_switch)
    with no_collection():
        jobs = checked(jobs, policy)
        one_kind(jobs, policy, context_switch)
        policy.start()
        tasks = [Task(number, job) for number, job in enumerate(jobs)]
        return Simulation(tasks, policy, context_switch).run()


def checked(jobs: Iterable[Job], policy: Policy) -> list[Job]:
    """Return the jobs as a list, if they can be scheduled together."""
    jobs = list(jobs)
    if not jobs:
        raise ValueError("jobs is empty: give at least one Job")
    if not isinstance(policy, Policy):
        raise ValueError(f"policy is {policy!r}: give one such as FCFS()")
    for number, job in enumerate(jobs):
        if not isinstance(job, Job):
            raise ValueError(f"jobs[{number}] is {job!r}: it must be a Job")
    names = {job.name for job in jobs}
    if len(names) < len(jobs):
        seen: set[str] = set()
        twice = next(j.name for j in jobs if j.name in seen or seen.add(j.name))  # type: ignore[func-returns-value]
        raise ValueError(f"two jobs have the name {twice!r}: give each its own")
    return jobs


def one_kind(jobs: list[Job], policy: Policy, context_switch: Time) -> None:
    """Raise ValueError if Decimal is mixed with what it can't be added to."""
    fields = ("arrival", "burst", "io_every", "io_time")
    kinds = {
        kind: f"some job's {field}"
        for field in fields
        for kind in set(map(type, map(attrgetter(field), jobs)))
    }
    kinds.setdefault(type(context_switch), "context_switch")
    for name, value in vars(policy).items():
        for time in value if isinstance(value, list) else [value]:
            kinds.setdefault(type(time), f"the policy's {name}")
    for kind in (float, Fraction):
        if Decimal in kinds and kind in kinds:
            raise ValueError(
                f"{kinds[Decimal]} is a Decimal and {kinds[kind]} a {kind.__name__}: "
                "give all times as one kind"
            )


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector from reading the growing log again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()  # what there is counts as old now, and is left alone
            gc.enable()


class Simulation:
    """One run: who is where, and what has been written down."""

    def __init__(self, tasks: list[Task], policy: Policy, cost: Time) -> None:
        self.tasks, self.policy, self.cost = tasks, policy, cost
        self.coming = sorted(tasks, key=attrgetter("arrival"))
        self.coming.reverse()  # the next one is the last
        self.blocked: list[tuple[Time, int, Task]] = []  # when it is back, a number
        self.numbers = count()
        self.running: Task | None = None
        self.last: Task | None = None  # on the CPU
        self.idle: Time = 0  # since when the CPU is; None: it isn't
        self.since: Time = 0  # when the running task began, or was last looked at
        self.stop: Time = inf  # when the running task stops by itself
        self.ending = ""  # why it does
        self.switches = 0
        self.stretches: list[Stretch] = []
        self.entries: list[Entry] = []

    def run(self) -> Schedule:
        """Go from one decision to the next until nothing happens any more."""
        policy, preemptive = self.policy, self.policy.preemptive
        arrivals_first = policy.ties is not Ties.OSTEP
        while True:
            now = self.stop if self.running and not preemptive else self.next_event()
            if now == inf:
                return self.schedule()
            if self.stop == now:
                if self.ending is EXPIRES:
                    self.admit(now, until=not arrivals_first)
                self.settle(now)
            if policy.due == now:
                self.tick(now)
            self.admit(now)
            if self.running is None:
                self.dispatch(now)
            elif preemptive:
                self.reconsider(self.running, now)

    def schedule(self) -> Schedule:
        """Return what has been written down."""
        log = self.stretches, self.entries, self.switches
        return Schedule(self.tasks, *log, self.policy.rule)

    def next_event(self) -> Time:
        """Return when anything happens that may change who runs."""
        outside, due = self.outside(), self.policy.due
        if due is None or (self.running is None and outside == inf):
            return min(self.stop, outside)
        return min(self.stop, outside, due)

    def outside(self) -> Time:
        """Return when the next job arrives or is back from its I/O."""
        arrival = self.coming[-1].arrival if self.coming else inf
        return min(arrival, self.blocked[0][0]) if self.blocked else arrival

    def admit(self, now: Time, until: bool = False) -> None:
        """Queue all who come by now, or before it; at one instant arrivals go first."""
        coming, blocked = self.coming, self.blocked
        while coming or blocked:
            if blocked and not (coming and coming[-1].arrival <= blocked[0][0]):
                time, why = blocked[0][0], "back"
            else:
                time, why = coming[-1].arrival, "arrives"
            if time > now or (until and time == now):
                return
            task = coming.pop() if why == "arrives" else heappop(blocked)[-1]
            self.policy.add(task, time, why)
            self.entries.append((time, task, why, None))

    def dispatch(self, now: Time) -> None:
        """Give the CPU to the task that the policy names, if one is ready."""
        task = self.policy.take(now)
        if task is None:
            return
        if self.idle is not None and self.idle < now:
            self.stretches.append((self.idle, now, None, None))
        self.running, self.idle, self.since = task, None, now
        if self.last is not task:
            if self.last is not None:
                self.switches += 1
                self.since += self.cost
            self.last = task
        self.entries.append((now, task, "runs", self.policy.reason(task)))
        self.plan(task)

    def plan(self, task: Task) -> None:
        """Work out when the running task will stop by itself, and why."""
        if self.policy.sliced:
            outside = self.outside()
            horizon = None if outside == inf else outside - self.since
            limit = self.policy.limit(task, horizon)
            if limit is not None and limit < task.ahead:
                self.stop, self.ending = self.since + limit, EXPIRES
                return
        self.stop = self.since + task.ahead
        self.ending = ENDS if task.ahead == task.left else BLOCKS

    def charge(self, task: Task, now: Time) -> None:
        """Write down that the running task ran from ``since`` until now."""
        begin = self.since
        if begin >= now:
            return  # the CPU is still switching to it
        ran = now - begin
        task.left -= ran
        task.ahead -= ran
        task.used += ran
        if task.first is None:
            task.first = begin
        else:
            start, end, before, level = self.stretches[-1]
            if before is task and end == begin and level == task.level:
                begin = start
                self.stretches.pop()
        self.stretches.append((begin, now, task, task.level))
        self.since = now

    def settle(self, now: Time) -> None:
        """Let the running task stop, for the reason that it has."""
        task, ending = self.running, self.ending
        assert task is not None
        self.charge(task, now)
        self.running, self.idle, self.stop = None, now, inf
        if ending is ENDS:
            task.finish = now
            self.policy.end(task)
            self.entries.append((now, task, ENDS, None))
        elif ending is EXPIRES:
            self.policy.add(task, now, EXPIRES)
            self.entries.append((now, task, EXPIRES, task.level))
        else:
            task.ahead = min(task.job.io_every, task.left)
            task.asleep += task.job.io_time
            self.policy.block(task)
            back = now + task.job.io_time
            heappush(self.blocked, (back, next(self.numbers), task))
            self.entries.append((now, task, BLOCKS, back))

    def tick(self, now: Time) -> None:
        """Do what the policy does from time to time."""
        if self.running is not None:
            self.charge(self.running, now)
        if self.policy.tick():
            self.entries.append((now, None, "boost", None))

    def reconsider(self, task: Task, now: Time) -> None:
        """Let the policy replace the running task."""
        self.charge(task, now)
        if self.policy.preempts(task, now):
            self.running, self.idle, self.stop = None, now, inf
            self.policy.add(task, now, "preempted")
            place = len(self.entries)
            self.dispatch(now)
            self.entries.insert(place, (now, task, "preempted", self.running))
        else:
            self.plan(task)
