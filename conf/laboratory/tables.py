"""A schedule as tables of words and figures, as CSV and as JSON."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from examples.scheduling import Event, Job, Schedule
from examples.scheduling.engine.job import Time

from .numbers import as_json, format_exact, format_short

FIGURES = (
    "start",
    "finish",
    "response",
    "turnaround",
    "wait",
    "normalised_turnaround",
)
MEANS = FIGURES[2:]

Table = list[list[str]]  # the first row is the heads


def metrics(jobs: Iterable[Job], schedule: Schedule, words: Mapping[str, str]) -> Table:
    """Return a row a job, and one of the means."""
    heads = ("job", "arrival", "burst", *FIGURES)
    rows = [[words[head] for head in heads]]
    for job in jobs:
        figures = schedule.jobs[job.name]
        values = [format_short(value) for value in (job.arrival, job.burst, *figures)]
        rows.append([str(job.name), *values])
    means = [format_short(getattr(schedule.average, figure)) for figure in MEANS]
    return [*rows, [words["mean"], "", "", "", "", *means]]


def comparison(
    names: Iterable[str], schedules: Iterable[Schedule], words: Mapping[str, str]
) -> Table:
    """Return a row a policy: the means, and what the CPU did."""
    others = ("switches", "utilisation")
    rows = [[words[head] for head in ("policy", *MEANS, *others)]]
    for name, schedule in zip(names, schedules, strict=True):
        values = [getattr(schedule.average, figure) for figure in MEANS]
        values += [getattr(schedule, other) for other in others]
        rows.append([name, *map(format_short, values)])
    return rows


def gantt(schedule: Schedule, words: Mapping[str, str]) -> str:
    """Return the line of the textbooks: 0 A 4 B 7 is A from 0 to 4, then B to 7."""
    parts, now = ["0"], schedule.slices[0].start
    for start, end, job, _ in schedule.slices:
        if start != now:
            parts += [f"({words['switch']})", format_exact(start)]
        parts += [f"({words['idle']})" if job is None else job, format_exact(end)]
        now = end
    return " ".join(parts)


def reason(event: Event, rule: str, words: Mapping[str, str]) -> str:
    """Say why something happened."""
    key, figure = event.cause, event.figure
    if key == "runs":
        key = rule
    elif key == "boost":
        key = "all to the top"
    elif key == "expired" and figure is not None:
        key = "expired to"
    text = words.get(key, key)  # the rule of a policy that has no words yet
    return text.format(figure if isinstance(figure, str) else format_reason(figure))


def format_reason(value: Time) -> str:
    """Write what a reason is about; a job may have any name."""
    numbers = (int, float, Fraction, Decimal)
    return format_short(value) if isinstance(value, numbers) else str(value)


def happenings(schedule: Schedule, words: Mapping[str, str]) -> Table:
    """Return a row an event: when, who, what it becomes and why."""
    rows = [[words[head] for head in ("time", "job", "state", "why")]]
    for event in schedule.events:
        name = words["all"] if event.job is None else str(event.job)
        why = reason(event, schedule.rule, words)
        rows.append([format_short(event.time), name, words[event.what], why])
    return rows


def csv_text(schedule: Schedule) -> str:
    """Return the slices as CSV: start, end, job, level; an idle CPU has no job."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("start", "end", "job", "level"))
    for start, end, job, level in schedule.slices:
        writer.writerow((as_json(start), as_json(end), job, level))
    return file.getvalue()


def json_text(schedule: Schedule) -> str:
    """Return slices, figures and means as JSON; a fraction is text such as "17/3"."""
    figures = {
        str(name): {key: as_json(value) for key, value in each._asdict().items()}
        for name, each in schedule.jobs.items()
    }
    whole = {
        "slices": [
            {"start": as_json(one.start), "end": as_json(one.end), "job": one.job}
            | ({} if one.level is None else {"level": one.level})
            for one in schedule.slices
        ],
        "jobs": figures,
        "average": {k: as_json(v) for k, v in schedule.average._asdict().items()},
        "switches": schedule.switches,
        "utilisation": as_json(schedule.utilisation),
        "throughput": as_json(schedule.throughput),
    }
    return json.dumps(whole, ensure_ascii=False)
