"""Draw measured figures as dots with ranges on a log scale, in one SVG.

Places across are in per cent and heights in pixels, so letters keep their size on
any screen. What the parts look like is a matter of style.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from math import ceil, floor, log10
from typing import NamedTuple

ROW, TOP, BOTTOM = 34, 6, 26  # pixels
DOT, RANGE = 5, 3  # the radius of a dot, the height of a range


class Row(NamedTuple):
    """One row: a dot at a value, and a line from low to high."""

    name: str
    value: float
    low: float
    high: float
    figure: str  # the value, in words
    limit: bool = False  # what the machine can do at most


class Scale:
    """Powers of ten, from the one below the smallest value to the one above all."""

    def __init__(self, values: Iterable[float]) -> None:
        least, *_, most = sorted([*values, *values])
        self.first = floor(log10(least))
        self.last = max(ceil(log10(most)), self.first + 1)

    def x(self, value: float) -> float:
        """Return where a value is, in per cent."""
        return 100 * (log10(value) - self.first) / (self.last - self.first)


def draw(rows: list[Row], scale: Scale, title: str, language: str) -> str:
    """Return the SVG of some rows, the topmost first."""
    bottom = TOP + ROW * len(rows)
    parts = [axis(scale, bottom, language)]
    parts += [draw_row(each, scale, TOP + ROW * n) for n, each in enumerate(rows)]
    return (
        f'<svg class="dots" role="img" '
        f'width="100%" height="{bottom + BOTTOM}" aria-label="{escape(title)}">'
        f"{''.join(parts)}</svg>"
    )


def draw_row(row: Row, scale: Scale, top: int) -> str:
    """Draw a name and its figure, and the dot below them; every row in one way."""
    low, high = sorted((scale.x(row.low), scale.x(row.high)))
    kind = "limit" if row.limit else "dot"
    return (
        f'<g transform="translate(0 {top})">'
        f'<text y="15">{escape(row.name, quote=False)}</text>'
        f'<text class="figure" x="100%" y="15">{row.figure}</text>'
        f'<rect class="spread" y="{25 - RANGE / 2}" height="{RANGE}" '
        f'width="{high - low:.1f}%" x="{low:.1f}%"/>'
        f'<circle class="{kind}" cy="25" r="{DOT}" cx="{scale.x(row.value):.1f}%"/></g>'
    )


def axis(scale: Scale, bottom: int, language: str) -> str:
    """Draw a line at each power of ten, and write at three or four which it is."""
    powers = range(scale.first, scale.last + 1)
    every = ceil(len(powers) / 4)
    drawn = ""
    for power in powers:
        x = f"{scale.x(10.0**power):.1f}%"
        drawn += f'<line x1="{x}" x2="{x}" y1="{TOP}" y2="{bottom}"/>'
        if (power - scale.first) % every == 0:
            end = {scale.first: " first", scale.last: " last"}.get(power, "")
            place = f'class="power{end}" x="{x}" y="{bottom + 16}"'
            drawn += f"<text {place}>{format_figure(10.0**power, language)}</text>"
    return drawn


def format_figure(value: float, language: str) -> str:
    """Write a number with its thousands apart, and none of a float's noise.

    Chinese has the comma from five digits on.
    """
    figure = f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
    if language.startswith("zh") and len(figure) == len("1,000"):
        return figure.replace(",", "")
    return figure
