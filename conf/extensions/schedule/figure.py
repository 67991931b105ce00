"""What a schedule is made of on a page: a chart, its figures, and files to keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import quote

from docutils import nodes

from conf.laboratory import picture, tables
from conf.laboratory.words import WORDS
from examples.scheduling import Job, Schedule

from ..shared.tables import scroll_table
from ..shared.words import choose
from ..timeline.panel import scroll_box
from .words import say


def box(
    jobs: Sequence[Job],
    schedules: Mapping[str, Schedule],
    language: str,
    *,
    events: bool,
) -> nodes.Node:
    """Return the chart, the table of metrics, and the same as CSV and JSON."""
    words = choose(WORDS, language)
    name, (first, *others) = ", ".join(schedules), schedules.values()
    title = say(language, "schedule", name)
    if others:
        svg = picture.side_by_side(schedules, words, title)
        figures = tables.comparison(schedules, words)
    else:
        svg = picture.chart(first, words, title)
        figures = tables.metrics(jobs, first, words)
    html = [scroll_box(svg, title, language)]
    html.append(table(figures, title))
    for policy, schedule in schedules.items():
        if events:
            happened = table(tables.happenings(schedule, words), policy)
            head = escape(say(language, "every event", policy))
            html.append(
                f'<details class="timeline-facts"><summary>{head}</summary>'
                f"{happened}</details>"
            )
    html.append(downloads(schedules, language))
    container = nodes.container(
        "", is_div=True, classes=["timeline", "schedule", "no-search"]
    )
    container += nodes.raw("", "".join(html), format="html")
    return container


def table(rows: tables.Table, caption: str) -> str:
    """Return a table; its first row is the heads."""
    heads, *others = rows
    return scroll_table(heads, others, caption)


def downloads(schedules: Mapping[str, Schedule], language: str) -> str:
    """Return links that hold the files themselves, so that nothing is fetched."""
    links = []
    stems = [policy.partition("(")[0].lower() for policy in schedules]
    for number, (policy, schedule) in enumerate(schedules.items(), 1):
        stem = stems[number - 1]
        if stems.count(stem) > 1:
            stem += f"-{number}"
        for kind, mime, text in (
            ("CSV", "text/csv", tables.csv_text(schedule)),
            ("JSON", "application/json", tables.json_text(schedule)),
        ):
            data = f"data:{mime};charset=utf-8,{quote(text, safe=',:')}"
            file = f"{stem}.{kind.lower()}"
            label = f"{file}: {say(language, 'schedule', policy)}"
            links.append(
                f'<a download="{file}" href="{escape(data)}" '
                f'aria-label="{escape(label)}">{file}</a>'
            )
    before = escape(say(language, "files"))
    return f'<p class="schedule-files">{before}{" · ".join(links)}</p>'
