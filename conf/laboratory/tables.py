"""A schedule as tables of words and figures, as CSV and as JSON."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import TypeAlias

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

GIVEN = tuple(field.name for field in fields(Job))[1:]  # of a job, after its name
given = attrgetter(*GIVEN)
FORMULA = tuple("=+-@\t\r＝＋－＠")  # a spreadsheet may run what begins so
SIGNED = re.compile(r"[+-]\d+(\.\d+)?", re.ASCII)

Table = list[list[str]]  # the first row is the heads
Cell: TypeAlias = str | Time | None
Row: TypeAlias = Sequence[Cell]
Block: TypeAlias = list[Row]  # its title, its heads, and what they are of


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
            parts += [words["switch"], format_exact(start)]
        parts += [words["idle"] if job is None else job, format_exact(end)]
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


def csv_of_one(
    jobs: Sequence[Job], schedule: Schedule, words: Mapping[str, str]
) -> str:
    """Return jobs, slices and figures as CSV."""
    figures = [[name, *each] for name, each in schedule.jobs.items()]
    means = [words["mean"], None, None, *schedule.average]
    return csv_text(
        jobs_block(jobs, words),
        slices_block(schedule, words),
        block("figures", ("job", *FIGURES), [*figures, means], words),
    )


def csv_of_many(
    jobs: Sequence[Job],
    first: str,
    schedules: Iterable[tuple[Cell, Schedule]],
    words: Mapping[str, str],
) -> str:
    """Return jobs and the means of several schedules as CSV; ``first`` tells which."""
    heads = (first, *MEANS, "switches", "utilisation", "throughput")
    rows = [
        [name, *one.average, one.switches, one.utilisation, one.throughput]
        for name, one in schedules
    ]
    return csv_text(jobs_block(jobs, words), block("figures", heads, rows, words))


def jobs_block(jobs: Iterable[Job], words: Mapping[str, str]) -> Block:
    """Return the jobs as they were given."""
    return block(
        "jobs", ("job", *GIVEN), [[job.name, *given(job)] for job in jobs], words
    )


def slices_block(schedule: Schedule, words: Mapping[str, str]) -> Block:
    """Return who runs when; an idle CPU has no job."""
    return block(
        "slices", ("start", "end", "job", "queue level"), schedule.slices, words
    )


def block(
    title: str, heads: Sequence[str], rows: Iterable[Row], words: Mapping[str, str]
) -> Block:
    """Return a table with its title and heads in words."""
    return [[words[title]], [words[head] for head in heads], *rows]


def csv_text(*blocks: Block) -> str:
    """Return tables as CSV, an empty line between them; a spreadsheet sees UTF-8."""
    file = io.StringIO()
    file.write("\ufeff")
    writer = csv.writer(file, lineterminator="\n")
    for number, rows in enumerate(blocks):
        if number:
            writer.writerow(())
        writer.writerows([as_cell(cell) for cell in row] for row in rows)
    return file.getvalue()


def as_cell(value: Cell) -> Cell:
    """Return a value as a spreadsheet takes it: neither a formula nor, 1/3, a date."""
    if isinstance(value, str):
        formula = value.startswith(FORMULA) and not SIGNED.fullmatch(value)
        return f"'{value}" if formula else value
    if isinstance(value, Fraction | Decimal):
        return int(value) if value == int(value) else float(value)
    return value


def json_text(jobs: Iterable[Job], schedule: Schedule) -> str:
    """Return jobs, slices and figures as JSON; a fraction is text such as "17/3"."""
    figures = {
        job.name: dict(zip(GIVEN, map(as_json, given(job)), strict=True))
        | {
            key: as_json(value)
            for key, value in schedule.jobs[job.name]._asdict().items()
        }
        for job in jobs
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
