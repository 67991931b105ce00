"""What a timeline is made of: a drawing, its caption, and the same facts as a table."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from examples._trace.picture import Artist, Picture
from examples._trace.standalone import draw_picture

from ..shared.tables import scroll_table
from ..shared.tabs import method_tabs
from ..shared.words import choose
from ..shared.words import say as say_shared
from .words import TRACE, say

if TYPE_CHECKING:
    from examples._trace.model import Trace


def draw_tabs(name: str, traces: dict[str, Trace], language: str) -> nodes.Node:
    """Return a tab for each start method, all under one scale of time."""
    end = max(trace.events[-1].time for trace in traces.values())
    panels = {
        method: draw_panel(name, trace, language, end)
        for method, trace in traces.items()
    }
    return method_tabs(panels, "timeline-tabs")


def draw_panel(
    name: str, trace: Trace, language: str, end: int = 0
) -> list[nodes.Node]:
    """Return one drawing with its caption and its table."""
    words, head = choose(TRACE, language), trace.head
    picture = Artist(trace, words, end).make_picture()
    title = say(language, "timeline", name, head["method"])
    svg = draw_picture(picture, title, words)
    where = head["system"].split()[0], head["python"], head["method"], head["day"]
    return [
        raw(scroll_box(svg, title, language)),
        nodes.paragraph(
            "", say(language, "recorded", *where), classes=["timeline-caption"]
        ),
        raw(
            '<details class="timeline-facts"><summary>'
            f"{escape(say_shared(language, 'facts'))}</summary>"
            f"{table(picture, language)}</details>"
        ),
    ]


def raw(html: str) -> nodes.raw:
    """Return some HTML as a node."""
    return nodes.raw("", html, format="html")


def scroll_box(svg: str, title: str, language: str) -> str:
    """Return a drawing, in a box that scrolls, and a place to read spans out."""
    label = escape(say(language, "keys", title))
    return (
        f'<div class="timeline-box" data-label="{label}">'
        f"{svg}</div>"
        f'<p class="timeline-readout" aria-live="polite" hidden>'
        f"{escape(say(language, 'hint'))}</p>"
    )


def table(picture: Picture, language: str) -> str:
    """Return what the drawing shows, a line a span, in the order of time."""
    heads = [say(language, key) for key in ("from", "until", "who", "what")]
    return scroll_table(heads, picture.rows, say(language, "in unit", picture.unit))
