"""A schedule as a picture: who has the CPU, and what state each job is in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from os.path import commonprefix

from examples._trace.drawing import Lane, Span, draw_svg
from examples.scheduling import Schedule, Slice
from examples.scheduling.engine.job import Time

from .numbers import format_short

COLOURS = 6  # of the jobs: kinds j0 to j5, then again
STATES = ("running", "ready", "blocked")
CALL = re.compile(r"(\w+)\((.*)\)")  # such as RoundRobin(quantum=4)


def chart(schedule: Schedule, words: Mapping[str, str], title: str) -> str:
    """Return an SVG: the CPU, or each queue level of it, and below it every job."""
    levels = sorted({one.level for one in schedule.slices if one.level is not None})
    names = [words["level"].format(level) for level in levels] or [words["cpu"]]
    lanes = [Lane(name) for name in names]
    spans = list(cpu(schedule, words, levels=levels))
    for name in schedule.jobs:
        spans += states(schedule, name, len(lanes), words)
        lanes.append(Lane(str(name)))
    return draw_lanes(lanes, spans, schedule.makespan, words, title)


def side_by_side(
    schedules: Mapping[str, Schedule], words: Mapping[str, str], title: str
) -> str:
    """Return an SVG with a lane for each policy."""
    spans: list[Span] = []
    for lane, schedule in enumerate(schedules.values()):
        spans += cpu(schedule, words, first=lane)
    end = max(schedule.makespan for schedule in schedules.values())
    return draw_lanes(name_lanes([*schedules]), spans, end, words, title)


def name_lanes(policies: Sequence[str]) -> list[Lane]:
    """Return a lane for each policy; of one written as a call, its options below.

    Where all are of one kind, the options that they share are left out.
    """
    calls = [CALL.fullmatch(policy) for policy in policies]
    kinds = {call[1] for call in calls if call}
    shared = 0
    if len(policies) > 1 and len(kinds) == 1 and all(calls):
        options = [call[2] for call in calls if call]
        shared = commonprefix(options).rfind(", ") + 1  # noqa: RUF071 (of letters)
    return [
        Lane(call[1], call[2][shared:].strip().replace("Ties.", ""))
        if call
        else Lane(policy)
        for policy, call in zip(policies, calls, strict=True)
    ]


def draw_lanes(
    lanes: Sequence[Lane],
    spans: Sequence[Span],
    end: float,
    words: Mapping[str, str],
    title: str,
) -> str:
    """Draw it, with a legend of the states."""
    kinds = {state: words[state] for state in STATES}
    return draw_svg(lanes, spans, unit="", title=title, words=kinds, end=float(end))


def cpu(
    schedule: Schedule,
    words: Mapping[str, str],
    first: int = 0,
    levels: Sequence[int] = (),
) -> Iterator[Span]:
    """Yield what the CPU runs, on a lane for each level that is used."""
    colours = {name: n % COLOURS for n, name in enumerate(schedule.jobs)}
    for one in schedule.slices:
        if one.job is None:
            continue
        lane = first + (levels.index(one.level) if one.level in levels else 0)
        kind = f"j{colours[one.job]}"
        yield span(lane, kind, one, says(one, words), str(one.job))


def says(one: Slice, words: Mapping[str, str]) -> str:
    """Say what a slice is."""
    key = "runs" if one.level is None else "runs on"
    times = {"start": format_short(one.start), "end": format_short(one.end)}
    return words[key].format(job=one.job, level=one.level, **times)


def span(lane: int, kind: str, one: Slice, title: str, label: str = "") -> Span:
    """Return a slice as a span."""
    return Span(lane, kind, float(one.start), float(one.end), title, label)


def states(
    schedule: Schedule, name: str, lane: int, words: Mapping[str, str]
) -> Iterator[Span]:
    """Yield in which state a job is from when to when."""
    for one in schedule.slices:
        if one.job == name:
            yield span(lane, "running", one, says(one, words))
    since: Time = 0
    state = ""
    for event in schedule.events:
        if event.job != name:
            continue
        if state in ("ready", "blocked") and event.time > since:
            times = {"start": format_short(since), "end": format_short(event.time)}
            title = words[f"is {state}"].format(job=name, **times)
            yield Span(lane, state, float(since), float(event.time), title)
        since, state = event.time, event.what
