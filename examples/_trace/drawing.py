"""Draw lanes of spans over time as one SVG.

It knows nothing of processes: a schedule of jobs is drawn in the same way. Every
span becomes an element of the class ``k-`` and its kind; what that looks like is a
matter of style. No element has an id, so several drawings can stand on one page.
"""

from collections.abc import Mapping, Sequence
from html import escape
from math import floor, log10
from typing import NamedTuple

WIDTH = 760
LEFT = 132  # the names of the lanes
RIGHT = 16
TOP, BOTTOM = 8, 30
BAR, ROW, GAP = 14, 13, 10  # heights: a lane's bar, a row above it, between lanes
LEGEND = 22
LETTER, TYPED = 6.6, 7.5  # width of a letter, and of one in typewriter
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
    short: str = ""  # written where there is no room for the label


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

    def place(self, time: float) -> float:
        """Return how far to the right a time is."""
        return LEFT + time / self.end * (WIDTH - LEFT - RIGHT)

    def find_middle(self, lane: int) -> float:
        """Return the height of a lane's bar."""
        return self.tops[lane] + BAR / 2

    def draw_lane(self, number: int, lane: Lane) -> str:
        """Draw a lane's name, and the line it lies on."""
        y = self.find_middle(number)
        drawn = draw_line("base", LEFT, y, WIDTH - RIGHT, y)
        drawn += draw_text("name", LEFT - 10, y + 4, shorten(lane.name, 118, 7))
        if lane.note:
            drawn += draw_text(
                "note", LEFT - 10, y + 16, shorten(lane.note, 122, TYPED)
            )
        return drawn

    def draw_span(self, span: Span) -> str:
        """Draw a span, or a mark."""
        top = self.tops[span.lane] - span.row * ROW
        height = BAR if not span.row else ROW - 2
        left, right = self.place(span.start), self.place(span.end)
        title = f"<title>{escape(span.title, quote=False)}</title>"
        if span.start == span.end:
            shape = outline_mark(span.kind, left, top + height / 2)
            return f'<path class="k-{span.kind}" d="{shape}">{title}</path>'
        width = max(right - left, THIN)
        drawn = draw_bar(span.kind, left, top, width, height, title)
        for label in filter(None, (span.label, span.short)):
            if measure(label, LETTER) + 6 <= width:
                y = top + height - 3
                drawn += draw_text(f"in-{span.kind}", left + 4, y, label)
                break
        return drawn

    def draw_arrow(self, arrow: Arrow) -> str:
        """Draw a line with a head at its end."""
        x, y = self.place(arrow.start), self.find_middle(arrow.lane)
        x2, y2 = self.place(arrow.end), self.find_middle(arrow.to)
        side = 1 if y2 > y else -1
        y, y2 = y + side * BAR / 2, y2 - side * BAR / 2
        far = ((x2 - x) ** 2 + (y2 - y) ** 2) ** 0.5 or 1
        dx, dy = (x2 - x) / far * 6, (y2 - y) / far * 6
        left = x2 - dx - dy / 2, y2 - dy + dx / 2
        right = x2 - dx + dy / 2, y2 - dy - dx / 2
        head = f"{format_path((x2, y2), left, right)}z"
        path = format_path((x, y), (x2, y2))
        return (
            f'<g class="a-{arrow.kind}">'
            f"<title>{escape(arrow.title, quote=False)}</title>"
            f'<path class="hit" d="{path}"/><path d="{path}"/>'
            f'<path class="head" d="{head}"/></g>'
        )

    def draw_axis(self, unit: str) -> str:
        """Draw the scale of time."""
        step = choose_step(self.end)
        drawn, number = "", 0
        while (time := number * step) <= self.end * 1.0001:
            x = self.place(time)
            drawn += draw_line("tick", x, TOP, x, self.bottom)
            label = f"{time:g}" + (f" {unit}" if not number else "")
            drawn += draw_text("time", x, self.bottom + 14, label)
            number += 1
        return drawn

    def draw_legend(self, kinds: Sequence[tuple[str, str]]) -> str:
        """Explain the kinds that occur."""
        drawn, x, y = "", float(LEFT), self.bottom + BOTTOM
        for kind, word in kinds:
            if x + 24 + measure(word, LETTER) > WIDTH - RIGHT and x > LEFT:
                x, y = float(LEFT), y + LEGEND - 4
            drawn += self.draw_sample(kind, x, y)
            drawn += draw_text("word", x + 23, y + 8, word)
            x += 37 + measure(word, LETTER)
        self.height = y + LEGEND
        return drawn

    def draw_sample(self, kind: str, x: float, y: float) -> str:
        """Draw what a kind looks like."""
        if kind in MARKS:
            return f'<path class="k-{kind}" d="{outline_mark(kind, x + 12, y + 4.5)}"/>'
        if kind == "message":
            start, end = format_path((x, y + 4)), format_path((x + 18, y + 4))
            path = f'<path d="{start}h12"/>'
            head = f'<path class="head" d="{end}l-6-3v6z"/>'
            return f'<g class="a-message">{path}{head}</g>'
        return draw_bar(kind, x, y, 18, 9)


def draw_svg(
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
    body = [plan.draw_axis(unit)]
    body += [plan.draw_lane(*each) for each in enumerate(lanes)]
    body += [plan.draw_arrow(arrow) for arrow in arrows]  # behind bars and their labels
    body += [plan.draw_span(span) for span in spans if span.start < span.end]
    body += [plan.draw_span(span) for span in spans if span.start == span.end]
    body += [plan.draw_legend([(k, word) for k, word in words.items() if k in kinds])]
    sheet = f"<style>{style}</style>" if style else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lanes" role="img" '
        f'viewBox="0 0 {WIDTH} {format_number(plan.height)}" '
        f'aria-label="{escape(title)}">'
        f"{sheet}{''.join(body)}</svg>"
    )


def format_number(number: float) -> str:
    """Write a coordinate in few characters."""
    return f"{number:.1f}".removesuffix(".0")


def format_path(*points: tuple[float, float]) -> str:
    """Write an outline from point to point."""
    pairs = (f"{format_number(x)} {format_number(y)}" for x, y in points)
    return "M" + "L".join(pairs)


def draw_bar(
    kind: str, x: float, y: float, width: float, height: float, inside: str = ""
) -> str:
    """Draw a rectangle, with something in it or not."""
    place = f'x="{format_number(x)}" y="{format_number(y)}"'
    size = f'width="{format_number(width)}" height="{format_number(height)}"'
    end = f">{inside}</rect>" if inside else "/>"
    return f'<rect class="k-{kind}" {place} {size}{end}'


def outline_mark(kind: str, x: float, y: float) -> str:
    """Return the outline of a mark."""
    if kind == "ended":
        return f"{format_path((x - 1.5, y - 9))}h3v18h-3z"
    return f"{format_path((x, y - 5))}l5 5-5 5-5-5z"


def draw_line(kind: str, x: float, y: float, x2: float, y2: float) -> str:
    """Draw a straight line."""
    return f'<path class="{kind}" d="{format_path((x, y), (x2, y2))}"/>'


def draw_text(kind: str, x: float, y: float, words: str) -> str:
    """Write a few words."""
    place = f'x="{format_number(x)}" y="{format_number(y)}"'
    return f'<text class="{kind}" {place}>{escape(words, quote=False)}</text>'


def measure(words: str, letter: float) -> float:
    """Estimate how wide some words are; Chinese characters are twice as wide."""
    return sum(letter * (1.9 if ord(character) > 0x2E80 else 1) for character in words)


def shorten(words: str, room: float, letter: float) -> str:
    """Shorten words that don't fit."""
    if measure(words, letter) <= room:
        return words
    while words and measure(words, letter) > room - letter:
        words = words[:-1]
    return words + "…"


def choose_step(end: float) -> float:
    """Return a round step of time, so that there are at most eight."""
    power = 10.0 ** floor(log10(end / 8))
    steps = (power * factor for factor in (1, 2, 5, 10, 20))
    return next(float(f"{step:.6g}") for step in steps if end / step <= 8)
