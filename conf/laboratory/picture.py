"""A schedule as a picture: who has the CPU, and what state each job is in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from examples._trace.drawing import Lane, Span, draw_svg
from examples.scheduling import Schedule, Slice
from examples.scheduling.engine.job import Time

from .captions import Caption, differing
from .numbers import format_short

COLOURS, PATTERNS = 6, 4  # of the jobs: j0 to j5, then j0 r1 …
STATES = ("running", "ready", "blocked")


def chart(schedule: Schedule, words: Mapping[str, str], title: str) -> str:
    """Return an SVG: the CPU, or each queue level of it, and below it every job."""
    levels = sorted({one.level for one in schedule.slices if one.level is not None})
    names = [words["level"].format(level) for level in levels] or [words["cpu"]]
    lanes = [Lane(name) for name in names]
    spans = list(cpu(schedule, words, levels=levels))
    for name in schedule.jobs:
        spans += states(schedule, name, len(lanes), words)
        lanes.append(Lane(str(name)))
    return draw_lanes(lanes, spans, schedule.makespan, words, title, schedule.jobs)


def side_by_side(
    captions: Sequence[Caption],
    schedules: Sequence[Schedule],
    words: Mapping[str, str],
    title: str,
) -> str:
    """Return an SVG with a lane for each policy."""
    spans: list[Span] = []
    for lane, schedule in enumerate(schedules):
        spans += cpu(schedule, words, first=lane)
    names = [each.name for each in captions]
    lanes = [  # the options tell policies of one name apart; the text has all of them
        Lane(name, words["comma"].join(each.options) if names.count(name) > 1 else "")
        for name, each in zip(names, differing(captions), strict=True)
    ]
    end = max(schedule.makespan for schedule in schedules)
    return draw_lanes(lanes, spans, end, words, title, schedules[0].jobs)


def draw_lanes(
    lanes: Sequence[Lane],
    spans: Sequence[Span],
    end: float,
    words: Mapping[str, str],
    title: str,
    names: Iterable[str],
) -> str:
    """Draw it, with a legend of the jobs and the states."""
    alike = defaultdict(list)  # more jobs than there are colours and patterns
    for number, name in enumerate(names):
        alike[kind_of(number)].append(str(name))
    kinds = {kind: words["comma"].join(each) for kind, each in alike.items()}
    kinds |= {state: words[state] for state in STATES}
    return draw_svg(lanes, spans, unit="", title=title, words=kinds, end=float(end))


def cpu(
    schedule: Schedule,
    words: Mapping[str, str],
    first: int = 0,
    levels: Sequence[int] = (),
) -> Iterator[Span]:
    """Yield what the CPU runs, on a lane for each level that is used."""
    kinds = {name: kind_of(number) for number, name in enumerate(schedule.jobs)}
    for one in schedule.slices:
        if one.job is None:
            continue
        lane = first + (levels.index(one.level) if one.level in levels else 0)
        yield span(lane, kinds[one.job], one, says(one, words), str(one.job))


def kind_of(number: int) -> str:
    """Return the kind of a job: its colour, and its pattern where colours repeat."""
    pattern = number // COLOURS % PATTERNS
    return f"j{number % COLOURS}" + (f" r{pattern}" if pattern else "")


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
