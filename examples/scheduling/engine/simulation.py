"""The simulation: what happens on the CPU, instant by instant."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from heapq import heappop, heappush
from itertools import count, repeat
from math import inf
from typing import Any

from .job import Job, Ties, Time, check_not_negative
from .policy import Policy, PolicyError, Task
from .schedule import Schedule

ENDS, BLOCKS, EXPIRES = "ends", "blocks", "expired"
TIMES = ("arrival", "burst", "io_every", "io_time")


def simulate(
    jobs: Iterable[Job],
    policy: Policy,
    context_switch: Time = 0,
    *,
    charge_first: bool = False,
) -> Schedule:
    """Return the schedule that a policy makes of some jobs on one CPU.

    ``context_switch`` is the time that passes whenever the CPU goes from one job to
    another, in the unit of the jobs; with ``charge_first`` the first job to get the
    CPU costs one as well, and that counts as a switch. The work grows with the number
    of slices, times the logarithm of the number of jobs, unless the policy looks at
    every ready task. At one instant, in this order: the running task stops (it ends,
    asks for I/O, or its slice expires); the boost; arrivals; tasks back from I/O.
    Unless ``policy.ties`` is Ties.OSTEP, a slice expires after the arrivals and the
    I/O.

    Raises ValueError for jobs that can't be scheduled together, and PolicyError for a
    policy that loses a job, takes one that is not ready, or gives a time that has
    passed.
    """
    check_not_negative("context_switch", context_switch)
    jobs = check_jobs(jobs, policy)
    check_kinds(jobs, policy, context_switch)
    policy.start()
    return Simulation(jobs, policy, context_switch, charge_first).run()


def check_jobs(jobs: Iterable[Job], policy: Policy) -> list[Job]:
    """Return the jobs as a list; raise ValueError if they can't be scheduled."""
    jobs = list(jobs)
    if not jobs:
        raise ValueError("jobs is empty: give at least one Job")
    if not isinstance(policy, Policy):
        raise ValueError(f"policy is {policy!r}: give one such as FCFS()")
    if not all(map(isinstance, jobs, repeat(Job))):
        number = next(n for n, job in enumerate(jobs) if not isinstance(job, Job))
        raise ValueError(f"jobs[{number}] is {jobs[number]!r}: it must be a Job")
    check_names([job.name for job in jobs])
    return jobs


def check_names(names: list[str]) -> None:
    """Raise ValueError if two jobs have the same name."""
    if len(set(names)) < len(names):
        twice = next(name for name, times in Counter(names).items() if times > 1)
        raise ValueError(f"two jobs have the name {twice!r}: give each its own")


def check_kinds(jobs: list[Job], policy: Policy, context_switch: Time) -> None:
    """Raise ValueError if Decimal is mixed with numbers that it can't be added to."""
    kinds: dict[type, str] = {}
    for types in {
        (type(job.arrival), type(job.burst), type(job.io_every), type(job.io_time))
        for job in jobs
    }:
        for kind, field in zip(types, TIMES, strict=True):
            kinds[kind] = f"some job's {field}"
    kinds.setdefault(type(context_switch), "context_switch")
    for name, time in option_values(policy):
        kinds.setdefault(type(time), f"the policy's {name}")
    for kind in (float, Fraction):
        if Decimal in kinds and kind in kinds:
            raise ValueError(
                f"{kinds[Decimal]} is a Decimal and {kinds[kind]} a {kind.__name__}: "
                "give all times as one kind"
            )


def option_values(policy: Policy) -> Iterator[tuple[str, Any]]:
    """Yield the values of a policy's options, and of those of its levels' policies."""
    for option in policy.options:
        value = getattr(policy, option.name)
        for each in value if isinstance(value, list | tuple) else [value]:
            if isinstance(each, Policy):
                yield from option_values(each)
            else:
                yield option.name, each


class Simulation:
    """One run: where each task is, and what has happened so far."""

    def __init__(
        self, jobs: list[Job], policy: Policy, cost: Time, charge_first: bool
    ) -> None:
        self.jobs, self.policy = jobs, policy
        self.cost, self.charge_first = cost, charge_first
        times = [job.arrival for job in jobs]
        self.arriving = sorted(range(len(jobs)), key=times.__getitem__)  # numbers
        self.arriving.reverse()  # the next one is the last
        self.arrivals = sorted(times, reverse=True)  # their times
        self.ready: dict[Task, Time] = {}  # since when each is
        self.blocked: list[tuple[Time, int, Task]] = []  # a heap, by when it is back
        self.places = count()  # in the heap, where times are equal
        self.running: Task | None = None
        self.level: int | None = None  # of the running task
        self.last: Job | None = None  # the last one on the CPU
        self.now: Time = -inf
        self.idle: Time = 0  # since when the CPU is, if no task runs
        self.since: Time = 0  # up to when the running task's CPU time is recorded
        self.stop: Time = inf  # when the running task stops by itself
        self.cause = ""  # why it does
        self.slices: list[Any] = []  # start, end, job, level; start, end, job, …
        self.log: list[Any] = []  # time, job, cause, figure; time, job, …

    def run(self) -> Schedule:
        """Go from one decision to the next until nothing more happens."""
        policy, preemptive = self.policy, self.policy.preemptive
        while True:
            if self.running is not None and not preemptive:
                now = self.stop
            elif (now := self.next_decision()) is inf:
                return self.schedule()
            self.now = now
            if self.running is not None and self.stop == now:
                if self.cause is EXPIRES:
                    self.admit(now, before=policy.ties is Ties.OSTEP)
                self.stop_running(self.running, now)
            if policy.due is not None and policy.due <= now:
                self.tick(now)
            self.admit(now)
            if self.running is None:
                self.dispatch(now)
            elif preemptive:
                self.reconsider(self.running, now)

    def schedule(self) -> Schedule:
        """Return what has happened."""
        rule, charge_first = self.policy.rule, self.charge_first
        return Schedule(self.jobs, self.slices, self.log, rule, charge_first)

    def next_decision(self) -> Time:
        """Return when the policy decides next; math.inf if it never does."""
        outside, due = self.next_outside(), self.policy.due
        if self.running is not None:
            outside = min(self.stop, outside)
        if due is None or outside is inf:
            return outside
        if due <= self.now:
            raise PolicyError(f"{self.policy} is due at {due}, but it is {self.now}")
        return min(outside, due)

    def next_outside(self) -> Time:
        """Return when the next job arrives or is back from I/O; math.inf if none is."""
        arrival = self.arrivals[-1] if self.arrivals else inf
        return min(arrival, self.blocked[0][0]) if self.blocked else arrival

    def admit(self, now: Time, before: bool = False) -> None:
        """Add the tasks that become ready by ``now``, or before it.

        At one instant, those that arrive come before those that are back from I/O.
        """
        arrivals, blocked = self.arrivals, self.blocked
        while arrivals or blocked:
            if blocked and not (arrivals and arrivals[-1] <= blocked[0][0]):
                time, why = blocked[0][0], "back"
            else:
                time, why = arrivals[-1], "arrives"
            if time > now or (before and time == now):
                return
            task = self.arrive() if why == "arrives" else heappop(blocked)[-1]
            self.ready[task] = time
            self.policy.add(task, time, why)
            self.log += (time, task.job, why, None)

    def arrive(self) -> Task:
        """Return the next job that arrives, as a task."""
        self.arrivals.pop()
        number = self.arriving.pop()
        return Task(number, self.jobs[number])

    def dispatch(self, now: Time) -> None:
        """Give the CPU to the task that the policy takes, if one is ready."""
        policy, ready = self.policy, self.ready
        task = policy.take(now)
        if task is None:
            if ready:
                raise PolicyError(describe_lost(policy, ready, now))
            return
        if task not in ready:
            raise PolicyError(self.describe_unready(task, now))
        del ready[task]
        if self.idle < now:
            self.slices += (self.idle, now, None, None)
        self.running, self.since, job = task, now, task.job
        if self.cost and self.last is not job and (self.last or self.charge_first):
            self.since += self.cost
        self.last = job
        if policy.levels:
            self.level = policy.level(task)
        self.log += (now, job, "runs", policy.reason(task))
        self.plan_stop(task)

    def plan_stop(self, task: Task) -> None:
        """Work out when the running task will stop by itself, and why."""
        left, policy = task.burst_left, self.policy
        if policy.sliced:
            outside = self.next_outside()
            limit = policy.limit(task, None if outside is inf else outside - self.since)
            if limit is not None and limit < left:
                if not limit > 0:
                    raise PolicyError(describe_limit(policy, task, limit, self.since))
                self.stop, self.cause = self.since + limit, EXPIRES
                return
        self.stop = self.since + left
        self.cause = ENDS if left == task.left else BLOCKS

    def record_run(self, task: Task, now: Time) -> None:
        """Record that the running task had the CPU from ``since`` until now."""
        begin, job, slices = self.since, task.job, self.slices
        if begin >= now:
            return  # the CPU is still switching to it
        task.left -= now - begin
        task.burst_left -= now - begin
        if slices and slices[-2] is job and slices[-3:] == [begin, job, self.level]:
            slices[-3] = now
        else:
            slices += (begin, now, job, self.level)
        self.since = now

    def stop_running(self, task: Task, now: Time) -> None:
        """Let the running task stop, for the reason that it has."""
        self.record_run(task, now)
        self.running, self.idle = None, now
        if self.cause is ENDS:
            self.policy.end(task)
            self.log += (now, task.job, ENDS, None)
        elif self.cause is BLOCKS:
            self.block(task, now)
        else:
            self.ready[task] = now
            self.policy.add(task, now, EXPIRES)
            self.log += (now, task.job, EXPIRES, self.policy.level(task))

    def block(self, task: Task, now: Time) -> None:
        """Let a task that has stopped wait for its I/O."""
        task.burst_left = min(task.job.io_every, task.left)
        self.policy.block(task)
        back = now + task.job.io_time
        heappush(self.blocked, (back, next(self.places), task))
        self.log += (now, task.job, BLOCKS, back)

    def tick(self, now: Time) -> None:
        """Let the policy do what is due."""
        if self.running is not None:
            self.record_run(self.running, now)
        if self.policy.tick(self.running, now):
            self.log += (now, None, "boost", None)
        if self.running is not None and self.policy.levels:
            self.level = self.policy.level(self.running)

    def reconsider(self, task: Task, now: Time) -> None:
        """Let the policy preempt the running task."""
        self.record_run(task, now)
        if not self.policy.preempts(task, now):
            self.plan_stop(task)
            return
        self.running, self.idle = None, now
        self.ready[task] = now
        self.policy.add(task, now, "preempted")
        place = len(self.log)
        self.dispatch(now)
        self.log[place:place] = (now, task.job, "preempted", self.last)

    def describe_unready(self, task: Any, now: Time) -> str:
        """Say what is wrong with a task that the policy has taken."""
        if not isinstance(task, Task):
            return f"{self.policy}.take returned {task!r} at {now}: give a Task or None"
        state = "it is a task of another run"
        if task.left == 0:
            state = "it has ended"
        elif any(blocked is task for *_, blocked in self.blocked):
            state = "it waits for I/O"
        return f"{self.policy} took job {task.job.name!r} at {now}, but {state}"


def describe_lost(policy: Policy, ready: dict[Task, Time], now: Time) -> str:
    """Say which job the policy has lost."""
    task, since = next(iter(ready.items()))
    job = f"job {task.job.name!r} has been ready since {since}"
    return f"{policy} took no task at {now}, but {job}"


def describe_limit(policy: Policy, task: Task, limit: Time, now: Time) -> str:
    """Say which slice is too short."""
    job = f"job {task.job.name!r} at {now}"
    return f"{policy} gave {job} a slice of {limit!r}: it must be more than 0"
