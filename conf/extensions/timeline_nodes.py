"""What a timeline is made of: a drawing, its caption, and the same facts as a table."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx_design.shared import create_component
from wording import TIMELINE, say

from examples._trace.picture import Artist, Picture
from examples._trace.standalone import drawn
from examples._trace.words import WORDS

if TYPE_CHECKING:
    from examples._trace.trace import Trace


def words(language: str) -> dict[str, str]:
    """Return what is said about a trace in a language."""
    return WORDS | TIMELINE if language.startswith("zh") else WORDS


def tabs(name: str, traces: dict[str, Trace], language: str) -> nodes.Node:
    """Return a tab for each start method, all under one scale of time."""
    end = max(trace.events[-1].time for trace in traces.values())
    box = create_component("tab-set", ["sd-tab-set", "timeline-tabs"])
    for number, (method, trace) in enumerate(traces.items()):
        label = nodes.rubric(method, method, classes=["sd-tab-label"])
        label["sync_group"], label["sync_id"] = "method", method
        content = create_component("tab-content", ["sd-tab-content"])
        content += panel(name, trace, language, end)
        tab = create_component("tab-item", ["sd-tab-item"], selected=not number)
        tab += [label, content]
        box += tab
    return box


def panel(name: str, trace: Trace, language: str, end: int = 0) -> list[nodes.Node]:
    """Return one drawing with its caption and its table."""
    picture = Artist(trace, words(language), end).picture()
    head = trace.head
    title = say(language, "timeline", name, head["method"])
    svg = drawn(picture, title, words(language))
    where = head["system"].split()[0], head["python"], head["method"], head["day"]
    caption = say(language, "recorded", *where)
    return [
        raw(readable(svg, title, language)),
        nodes.paragraph("", caption, classes=["timeline-caption"]),
        raw(
            '<details class="timeline-facts"><summary>'
            f"{escape(say(language, 'facts'))}</summary>"
            f"{table(picture, language)}</details>"
        ),
    ]


def raw(html: str) -> nodes.raw:
    """Return some HTML as a node."""
    return nodes.raw("", html, format="html")


def readable(svg: str, title: str, language: str) -> str:
    """Return a drawing, in a box that scrolls, and a place to read spans out."""
    label = escape(say(language, "keys", title))
    return (
        f'<div class="timeline-box" tabindex="0" role="group" aria-label="{label}">'
        f"{svg}</div>"
        f'<p class="timeline-readout" aria-live="polite">'
        f"{escape(say(language, 'hint'))}</p>"
    )


def table(picture: Picture, language: str) -> str:
    """Return what the drawing shows, a line a span, in the order of time."""
    heads = "".join(
        f'<th scope="col">{escape(say(language, key))}</th>'
        for key in ("from", "until", "who", "what")
    )
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>"
        for row in picture.rows
    )
    unit = escape(say(language, "in unit", picture.unit))
    return (
        f'<div class="table-wrapper docutils container" tabindex="0">'
        f'<table class="docutils"><caption>{unit}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
