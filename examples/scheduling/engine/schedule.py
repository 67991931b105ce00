"""A schedule: slices, figures for each job, and every event with its reason."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import Any, NamedTuple

from .job import Job, Time

STATES = {  # the state of a job after each cause
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
    """What the CPU does from ``start`` to ``end``: one job, or nothing."""

    start: Time
    end: Time
    job: str | None  # None: the CPU is idle
    level: int | None  # 0 is the top; None where there are no levels


class Event(NamedTuple):
    """Something that happened to a job, or the boost of all jobs."""

    time: Time
    what: str  # the job's new state: ready, running, blocked, terminated; or boost
    why: str
    job: str | None  # None: the boost
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
    While the CPU switches from one job to another there is no slice.
    """

    def __init__(
        self,
        jobs: Sequence[Job],
        slices: list[Any],
        log: list[Any],
        rule: str,
        charge_first: bool,
    ) -> None:
        self._jobs = jobs
        self._slices = slices  # start, end, job, level; start, end, job, …
        self._log = log  # time, job, cause, figure; time, job, …
        self.rule = rule  # why the next one runs; {} is the figure of the event
        self._charge_first = charge_first  # whether the first dispatch is a switch

    @cached_property
    def slices(self) -> list[Slice]:
        """The slices in order of time, from 0 to the end of the last job."""
        return [
            Slice(start, end, job.name if job else None, level)
            for start, end, job, level in in_fours(self._slices)
        ]

    @cached_property
    def jobs(self) -> dict[str, Figures]:
        """The figures of each job by its name, in the order of the workload."""
        starts: dict[str, Time] = {}
        ends: dict[str, Time] = {}
        io_times: Counter[str] = Counter()
        for start, _, job, _ in in_fours(self._slices):
            if job:
                starts.setdefault(job.name, start)
        for time, job, cause, _ in in_fours(self._log):
            if cause == "ends":
                ends[job.name] = time
            elif cause == "blocks":
                io_times[job.name] += job.io_time
        starts = ends | starts  # a burst may be too short a float to make a slice
        return {
            (name := job.name): job_figures(
                job, starts[name], ends[name], io_times[name]
            )
            for job in self._jobs
        }

    @cached_property
    def average(self) -> Average:
        """The means over all jobs."""
        columns = list(zip(*self.jobs.values(), strict=True))[2:]
        return Average(*(ratio(sum(column), len(column)) for column in columns))

    @cached_property
    def events(self) -> list[Event]:
        """The events in order of time, each with its reason."""
        in_time = sorted(in_fours(self._log), key=itemgetter(0))
        return [make_event(*entry, self.rule) for entry in in_time]

    @cached_property
    def switches(self) -> int:
        """How often the CPU went from one job to another, or to the first as well."""
        jobs = [job for _, job, cause, _ in in_fours(self._log) if cause == "runs"]
        changes = sum(job is not other for job, other in pairwise(jobs))
        return changes + self._charge_first

    @property
    def makespan(self) -> Time:
        """When the last job ends."""
        return self._log[-4]

    @property
    def throughput(self) -> Time:
        """How many jobs end in a unit of time."""
        return ratio(len(self._jobs), self.makespan)

    @property
    def utilisation(self) -> Time:
        """The part of the time in which the CPU runs a job, from 0 to 1."""
        return ratio(sum(job.burst for job in self._jobs), self.makespan)


def in_fours(flat: list[Any]) -> Iterator[tuple[Any, Any, Any, Any]]:
    """Yield the values of a flat list four by four."""
    values = iter(flat)
    return zip(values, values, values, values, strict=True)


def job_figures(job: Job, start: Time, finish: Time, io_time: Time) -> Figures:
    """Return one job's figures; ``io_time`` is what it waited for I/O in all."""
    turnaround = finish - job.arrival
    return Figures(
        start=start,
        finish=finish,
        response=start - job.arrival,
        turnaround=turnaround,
        wait=turnaround - job.burst - io_time,
        normalised_turnaround=ratio(turnaround, job.burst),
    )


def ratio(value: Time, divisor: Time) -> Time:
    """Divide exactly, unless one of the two is a float."""
    if isinstance(value, float) or isinstance(divisor, float):
        return float(value) / float(divisor)
    return Fraction(value) / Fraction(divisor)


def make_event(
    time: Time, job: Job | None, cause: str, figure: Any, rule: str
) -> Event:
    """Return an entry of the log as an event, with its reason in words."""
    if isinstance(figure, Job):
        figure = figure.name
    return Event(
        time=time,
        what=STATES[cause] or cause,
        why=format_reason(cause, figure, rule),
        job=job.name if job else None,
        cause=cause,
        figure=figure,
    )


def format_reason(cause: str, figure: Time, rule: str) -> str:
    """Say in words why something happened."""
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
