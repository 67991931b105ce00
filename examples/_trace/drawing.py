"""Draw lanes of spans over time as one SVG.

It knows nothing of processes: a schedule of jobs is drawn in the same way. Every
span becomes an element of the class ``k-`` and its kind; what that looks like is a
matter of style. No element has an id, so several drawings can stand on one page.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

WIDTH = 760
LEFT = 132  # the names of the lanes
RIGHT = 16
TOP, BOTTOM = 8, 30
BAR, ROW, GAP = 14, 13, 10  # heights: a lane's bar, a row above it, between lanes
LEGEND = 22
LETTER = 6.1  # width of a small letter
MARKS = ("mark", "ended")  # kinds that take no time
THIN = 1.5  # no span is drawn thinner


class Lane(NamedTuple):
    """A line of the drawing: its name, and a smaller note below."""

    name: str
    note: str = ""


class Span(NamedTuple):
    """Something from start to end on a lane; a mark, if it takes no time.

    Row 0 is the lane's bar, the others are stacked above it.
    """

    lane: int
    kind: str
    start: float
    end: float
    title: str  # in full, with figures
    label: str = ""  # written into it where there is room
    row: int = 0


class Arrow(NamedTuple):
    """Something that goes from one lane to another."""

    lane: int
    start: float
    to: int
    end: float
    kind: str
    title: str


class Drawing:
    """Places things on the plane."""

    def __init__(
        self, lanes: Sequence[Lane], spans: Sequence[Span], end: float
    ) -> None:
        self.end = end or 1
        rows = [
            max((s.row for s in spans if s.lane == n), default=0)
            for n in range(len(lanes))
        ]
        self.tops: list[float] = []  # of each lane's bar
        y = float(TOP)
        for row in rows:
            y += GAP + row * ROW
            self.tops.append(y)
            y += max(BAR, 26 - row * ROW)
        self.bottom = y + GAP

    def x(self, time: float) -> float:
        """Return where a time is."""
        return LEFT + time / self.end * (WIDTH - LEFT - RIGHT)

    def middle(self, lane: int) -> float:
        """Return the height of a lane's bar."""
        return self.tops[lane] + BAR / 2

    def lane(self, number: int, lane: Lane) -> str:
        """Draw a lane's name, and the line it lies on."""
        y = self.middle(number)
        drawn = line("base", LEFT, y, WIDTH - RIGHT, y)
        drawn += text("name", LEFT - 10, y + 4, fitting(lane.name, 118, 7))
        if lane.note:
            drawn += text("note", LEFT - 10, y + 16, fitting(lane.note, 122, LETTER))
        return drawn

    def span(self, span: Span) -> str:
        """Draw a span, or a mark."""
        top = self.tops[span.lane] - span.row * ROW
        height = BAR if not span.row else ROW - 2
        left, right = self.x(span.start), self.x(span.end)
        title = f"<title>{escape(span.title, quote=False)}</title>"
        if span.start == span.end:
            shape = mark(span.kind, left, top + height / 2)
            return f'<path class="k-{span.kind}" d="{shape}">{title}</path>'
        width = max(right - left, THIN)
        drawn = (
            f'<rect class="k-{span.kind}" x="{n(left)}" y="{n(top)}" '
            f'width="{n(width)}" height="{n(height)}">{title}</rect>'
        )
        if span.label and breadth(span.label, LETTER) + 6 <= width:
            drawn += text(f"in-{span.kind}", left + 4, top + height - 3, span.label)
        return drawn

    def arrow(self, arrow: Arrow) -> str:
        """Draw a line with a head at its end."""
        x, y = self.x(arrow.start), self.middle(arrow.lane)
        x2, y2 = self.x(arrow.end), self.middle(arrow.to)
        side = 1 if y2 > y else -1
        y, y2 = y + side * BAR / 2, y2 - side * BAR / 2
        far = ((x2 - x) ** 2 + (y2 - y) ** 2) ** 0.5 or 1
        dx, dy = (x2 - x) / far * 6, (y2 - y) / far * 6
        head = (
            f"M{n(x2)} {n(y2)}L{n(x2 - dx - dy / 2)} {n(y2 - dy + dx / 2)}"
            f"L{n(x2 - dx + dy / 2)} {n(y2 - dy - dx / 2)}z"
        )
        path = f"M{n(x)} {n(y)}L{n(x2)} {n(y2)}"
        return (
            f'<g class="a-{arrow.kind}">'
            f"<title>{escape(arrow.title, quote=False)}</title>"
            f'<path class="hit" d="{path}"/><path d="{path}"/>'
            f'<path class="head" d="{head}"/></g>'
        )

    def axis(self, unit: str) -> str:
        """Draw the scale of time."""
        step = tick(self.end)
        drawn, number = "", 0
        while (time := number * step) <= self.end * 1.0001:
            x = self.x(time)
            drawn += line("tick", x, TOP, x, self.bottom)
            label = f"{time:g}" + (f" {unit}" if not number else "")
            drawn += text("time", x, self.bottom + 14, label)
            number += 1
        return drawn

    def legend(self, kinds: Sequence[tuple[str, str]]) -> str:
        """Explain the kinds that occur."""
        drawn, x, y = "", float(LEFT), self.bottom + BOTTOM
        for kind, word in kinds:
            if x + 24 + breadth(word, LETTER) > WIDTH - RIGHT and x > LEFT:
                x, y = float(LEFT), y + LEGEND - 4
            drawn += self.sample(kind, x, y)
            drawn += text("word", x + 23, y + 8, word)
            x += 37 + breadth(word, LETTER)
        self.height = y + LEGEND
        return drawn

    def sample(self, kind: str, x: float, y: float) -> str:
        """Draw what a kind looks like."""
        if kind in MARKS:
            return f'<path class="k-{kind}" d="{mark(kind, x + 12, y + 4.5)}"/>'
        if kind == "message":
            path = f'<path d="M{n(x)} {n(y + 4)}h12"/>'
            head = f'<path class="head" d="M{n(x + 18)} {n(y + 4)}l-6-3v6z"/>'
            return f'<g class="a-message">{path}{head}</g>'
        return f'<rect class="k-{kind}" x="{n(x)}" y="{n(y)}" width="18" height="9"/>'


def draw(
    lanes: Sequence[Lane],
    spans: Sequence[Span],
    arrows: Sequence[Arrow] = (),
    *,
    unit: str,
    title: str,
    words: Mapping[str, str],
    end: float = 0,
    style: str = "",
) -> str:
    """Return the SVG of some lanes.

    ``words`` explains, in this order, the kinds of spans and arrows that occur;
    ``end`` is where the scale ends, if later than the last span.
    """
    last = max([end, *(span.end for span in spans), *(arrow.end for arrow in arrows)])
    plan = Drawing(lanes, spans, last)
    kinds = {span.kind for span in spans} | {arrow.kind for arrow in arrows}
    body = [plan.axis(unit)]
    body += [plan.lane(*each) for each in enumerate(lanes)]
    body += [plan.arrow(arrow) for arrow in arrows]  # behind bars and their labels
    body += [plan.span(span) for span in spans if span.start < span.end]
    body += [plan.span(span) for span in spans if span.start == span.end]
    body += [plan.legend([(k, word) for k, word in words.items() if k in kinds])]
    sheet = f"<style>{style}</style>" if style else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lanes" role="img" '
        f'viewBox="0 0 {WIDTH} {n(plan.height)}" aria-label="{escape(title)}">'
        f"{sheet}{''.join(body)}</svg>"
    )


def n(number: float) -> str:
    """Write a coordinate in few characters."""
    return f"{number:.1f}".removesuffix(".0")


def mark(kind: str, x: float, y: float) -> str:
    """Return the outline of a mark."""
    if kind == "ended":
        return f"M{n(x - 1.5)} {n(y - 9)}h3v18h-3z"
    return f"M{n(x)} {n(y - 5)}l5 5-5 5-5-5z"


def line(kind: str, x: float, y: float, x2: float, y2: float) -> str:
    """Draw a straight line."""
    return f'<path class="{kind}" d="M{n(x)} {n(y)}L{n(x2)} {n(y2)}"/>'


def text(kind: str, x: float, y: float, words: str) -> str:
    """Write a few words."""
    place = f'x="{n(x)}" y="{n(y)}"'
    return f'<text class="{kind}" {place}>{escape(words, quote=False)}</text>'


def breadth(words: str, letter: float) -> float:
    """Estimate how wide some words are; Chinese characters are twice as wide."""
    return sum(letter * (1.9 if ord(character) > 0x2E80 else 1) for character in words)


def fitting(words: str, room: float, letter: float) -> str:
    """Shorten words that don't fit."""
    if breadth(words, letter) <= room:
        return words
    while words and breadth(words, letter) > room - letter:
        words = words[:-1]
    return words + "…"


def tick(end: float) -> float:
    """Return a round step of time, so that there are at most eight."""
    step = 10.0**-4
    for factor in (2, 2.5, 2) * 12:
        if end / step <= 8:
            break
        step *= factor
    return float(f"{step:.6g}")
