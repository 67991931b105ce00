"""A recorded run as small as a thumb: its lanes, without words, arrows or marks."""

from __future__ import annotations

from itertools import groupby

from examples._trace.model import Trace
from examples._trace.picture import Artist, Picture
from examples._trace.words import WORDS

WIDTH, LANE = 100, 8  # in units of the drawing
KINDS = ("starting", "waiting", "sleeping", "running", "holding")  # the last on top


def draw_thumbnail(trace: Trace) -> str:
    """Return an SVG whose colours come from the page's style."""
    picture = Artist(trace, WORDS).make_picture()
    lines = {kind: draw_lines(picture, kind) for kind in KINDS}
    paths = "".join(
        f'<path class="k-{kind}" d="{drawn}"/>'
        for kind, drawn in lines.items()
        if drawn
    )
    height = LANE * len(picture.lanes)
    return (
        f'<svg class="lanes" viewBox="0 0 {WIDTH} {height}" aria-hidden="true">'
        f"{paths}</svg>"
    )


def draw_lines(picture: Picture, kind: str) -> str:
    """Return the path of all spans of a kind; those that touch are one line."""
    cells = set()
    for span in picture.spans:
        if span.kind == kind:
            first, last = (
                round(time / picture.end * WIDTH) for time in (span.start, span.end)
            )
            cells |= {(span.lane, x) for x in range(first, max(last, first + 1))}
    runs = groupby(
        enumerate(sorted(cells)), lambda each: (each[1][0], each[1][1] - each[0])
    )
    drawn = ""
    for (lane, _), run in runs:
        columns = [x for _, (_, x) in run]
        drawn += f"M{columns[0]} {lane * LANE + LANE // 2}h{len(columns)}"
    return drawn
