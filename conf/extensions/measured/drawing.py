"""Draw measured figures as bars on a log scale, in one SVG that needs no zoom.

Places across are in per cent and heights in pixels, so letters keep their size on
any screen. What the parts look like is a matter of style.
"""

from __future__ import annotations

from html import escape
from math import ceil, floor, log10
from typing import NamedTuple

ROW, TOP, BOTTOM = 34, 6, 26  # pixels


class Bar(NamedTuple):
    """One row: a bar to a value, and a thin line from low to high."""

    name: str
    value: float
    low: float
    high: float
    figure: str  # the value, in words
    limit: bool = False  # what the machine can do at most


class Scale:
    """Powers of ten, from the one below the smallest value to the one above all."""

    def __init__(self, values: list[float]) -> None:
        self.first = floor(log10(min(values)))
        if self.first == log10(min(values)):
            self.first -= 1  # a bar needs some length
        self.last = max(ceil(log10(max(values))), self.first + 1)

    def x(self, value: float) -> float:
        """Return where a value is, in per cent."""
        return 100 * (log10(value) - self.first) / (self.last - self.first)


def draw(bars: list[Bar], title: str) -> str:
    """Return the SVG of some bars, the topmost first."""
    scale = Scale([value for bar in bars for value in bar[1:4]])
    bottom = TOP + ROW * len(bars)
    parts = [axis(scale, bottom)]
    parts += [row(bar, scale, TOP + ROW * number) for number, bar in enumerate(bars)]
    return (
        f'<svg class="bars" role="img" '
        f'width="100%" height="{bottom + BOTTOM}" aria-label="{escape(title)}">'
        f"{''.join(parts)}</svg>"
    )


def row(bar: Bar, scale: Scale, top: int) -> str:
    """Draw a name and its figure, and the bar below them; every row in one way."""
    low, high = sorted((scale.x(bar.low), scale.x(bar.high)))
    kind = "limit" if bar.limit else "bar"
    return (
        f'<g transform="translate(0 {top})">'
        f'<text y="15">{escape(bar.name, quote=False)}</text>'
        f'<text class="figure" x="100%" y="15">{bar.figure}</text>'
        f'<rect class="{kind}" y="20" height="10" width="{scale.x(bar.value):.1f}%"/>'
        f'<rect class="spread" y="24" height="2" width="{high - low:.1f}%" '
        f'x="{low:.1f}%"/></g>'
    )


def axis(scale: Scale, bottom: int) -> str:
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
            drawn += f"<text {place}>{format_figure(10.0**power)}</text>"
    return drawn


def format_figure(value: float) -> str:
    """Write a number with its thousands apart, and none of a float's noise."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
