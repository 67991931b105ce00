"""What comes out: slices, figures for each job, and every event with its reason."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from .job import Time
from .policy import Task

Stretch: TypeAlias = tuple[Time, Time, Task | None, int | None]
Entry: TypeAlias = tuple[Time, Task | None, str, Time]
STATES = {
    "arrives": "ready",
    "runs": "running",
    "preempted": "ready",
    "expired": "ready",
    "blocks": "blocked",
    "back": "ready",
    "ends": "terminated",
    "boost": "",
}


class Slice(NamedTuple):
    """The CPU does one thing from start to end."""

    start: Time
    end: Time
    job: str | None  # None: it is idle
    level: int | None  # of a multilevel queue; 0 is the top


class Event(NamedTuple):
    """Something that happened, and why."""

    time: Time
    what: str  # the job's new state: ready, running, blocked, terminated; or boost
    why: str
    job: str | None  # None: the boost, which is for all
    cause: str  # a key of STATES
    figure: Time  # what the reason is about: a level, a time, the other job


class Figures(NamedTuple):
    """The figures of one job, in the unit of its times.

    ``response`` is from arrival to the first run, ``turnaround`` from arrival to the
    end; ``wait`` is the part of it in which the job was ready and did not run.
    """

    start: Time
    finish: Time
    response: Time
    turnaround: Time
    wait: Time
    normalised_turnaround: Time  # turnaround / burst


class Average(NamedTuple):
    """The means over all jobs."""

    response: Time
    turnaround: Time
    wait: Time
    normalised_turnaround: Time


class Schedule:
    """What a policy made of some jobs.

    Every ratio and mean is an exact Fraction, or a float if any time is a float.
    Nothing is listed while the CPU switches from one job to another.
    """

    def __init__(
        self,
        tasks: Sequence[Task],
        stretches: Sequence[Stretch],
        entries: Sequence[Entry],
        switches: int,
        rule: str,
    ) -> None:
        self._tasks, self._stretches = tasks, stretches
        self._entries = entries
        self.rule = rule  # why the next one runs; {} is the figure of the event
        self.switches = switches  # from one job to another

    @cached_property
    def slices(self) -> list[Slice]:
        """What the CPU does, from 0 to the end of the last job."""
        return [
            Slice(start, end, task.job.name if task else None, level)
            for start, end, task, level in self._stretches
        ]

    @cached_property
    def jobs(self) -> dict[str, Figures]:
        """The figures of each job, in the order of the workload."""
        return {task.job.name: figures(task) for task in self._tasks}

    @cached_property
    def average(self) -> Average:
        """The means over all jobs."""
        columns = list(zip(*self.jobs.values(), strict=True))[2:]
        return Average(*(ratio(sum(column), len(column)) for column in columns))

    @cached_property
    def events(self) -> list[Event]:
        """What happened, in order, each with its reason."""
        in_time = sorted(self._entries, key=itemgetter(0))
        return [event(entry, self.rule) for entry in in_time]

    @property
    def makespan(self) -> Time:
        """When the last job ends."""
        return self._stretches[-1][1]

    @property
    def throughput(self) -> Time:
        """How many jobs end in a unit of time."""
        return ratio(len(self._tasks), self.makespan)

    @property
    def utilisation(self) -> Time:
        """The part of the time in which the CPU runs a job, from 0 to 1."""
        return ratio(sum(task.job.burst for task in self._tasks), self.makespan)


def figures(task: Task) -> Figures:
    """Work out one job's figures."""
    job = task.job
    turnaround = task.finish - job.arrival
    return Figures(
        start=task.first,
        finish=task.finish,
        response=task.first - job.arrival,
        turnaround=turnaround,
        wait=turnaround - job.burst - task.asleep,
        normalised_turnaround=ratio(turnaround, job.burst),
    )


def ratio(one: Time, other: Time) -> Time:
    """Divide exactly, unless one of the two is a float."""
    if isinstance(one, float) or isinstance(other, float):
        return float(one) / float(other)
    return Fraction(one) / Fraction(other)


def event(entry: Entry, rule: str) -> Event:
    """Put an entry of the log into words."""
    time, task, cause, figure = entry
    if isinstance(figure, Task):
        figure = figure.job.name
    return Event(
        time=time,
        what=STATES[cause] or cause,
        why=why(cause, figure, rule),
        job=task.job.name if task else None,
        cause=cause,
        figure=figure,
    )


def why(cause: str, figure: Time, rule: str) -> str:
    """Say why it happened."""
    match cause:
        case "runs":
            return rule if figure is None else rule.format(figure)
        case "preempted":
            return f"preempted by {figure}"
        case "expired" if figure is None:
            return "expired, to the tail of the queue"
        case "expired":
            return f"expired, to level {figure}"
        case "blocks":
            return f"I/O until {figure}"
        case "back":
            return "I/O done"
        case "ends":
            return "finished"
    return cause
