"""What a schedule is made of on a page: a chart, its figures, and files to keep."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from docutils import nodes

from conf.laboratory import picture, tables
from conf.laboratory.captions import Caption, make_captions
from conf.laboratory.words import WORDS
from examples.scheduling import Job, Policy, Schedule

from ..shared.tables import scroll_table
from ..shared.words import choose
from ..timeline.panel import scroll_box
from .words import say, say_title


def box(
    jobs: Sequence[Job],
    policies: Sequence[Policy],
    schedules: Sequence[Schedule],
    language: str,
    *,
    events: bool,
    laboratory: str,
) -> nodes.Node:
    """Return the chart, the table of metrics, and the same as CSV and JSON.

    ``laboratory`` is the address at which the laboratory opens with it, if any.
    """
    words = choose(WORDS, language)
    captions = make_captions(policies, words)
    names = [caption.write(words) for caption in captions]
    title = say_title(language, captions)
    if len(policies) > 1:
        svg = picture.side_by_side(captions, schedules, words, title)
        figures = tables.comparison(names, schedules, words)
    else:
        svg = picture.chart(schedules[0], words, title)
        figures = tables.metrics(jobs, schedules[0], words)
    html = [scroll_box(svg, title, language)]
    for name, schedule in zip(names, schedules, strict=True):
        head = f"<p>{escape(name)}</p>" if len(policies) > 1 else ""
        line = escape(tables.gantt(schedule, words))
        html.append(f'<div class="gantt">{head}<pre>{line}</pre></div>')
    html.append(table(figures, title))
    for name, schedule in zip(names, schedules, strict=True):
        if events:
            happened = table(tables.happenings(schedule, words), name)
            head = escape(say(language, "every event", name))
            html.append(
                f'<details class="timeline-facts"><summary>{head}</summary>'
                f"{happened}</details>"
            )
    files = downloads(jobs, captions, policies, schedules, language)
    if laboratory:
        text = escape(say(language, "open"))
        files = f'<a href="{escape(laboratory)}">{text}</a> · {files}'
    html.append(f'<p class="schedule-files">{files}</p>')
    container = nodes.container(
        "", is_div=True, classes=["timeline", "schedule", "no-search"]
    )
    container += nodes.raw("", "".join(html), format="html")
    return container


def table(rows: tables.Table, caption: str) -> str:
    """Return a table; its first row is the heads."""
    heads, *others = rows
    return scroll_table(heads, others, caption)


def downloads(
    jobs: Sequence[Job],
    captions: Sequence[Caption],
    policies: Sequence[Policy],
    schedules: Sequence[Schedule],
    language: str,
) -> str:
    """Return links that hold the files themselves, so that nothing is fetched."""
    links, words = [], choose(WORDS, language)
    stems = [type(policy).__name__.lower() for policy in policies]
    shown = zip(captions, schedules, strict=True)
    for number, (caption, schedule) in enumerate(shown, 1):
        stem = stems[number - 1]
        if stems.count(stem) > 1:
            stem += f"-{number}"
        for kind, mime, text in (
            ("CSV", "text/csv", tables.csv_of_one(jobs, schedule, words)),
            ("JSON", "application/json", tables.json_text(jobs, schedule)),
        ):
            data = f"data:{mime};charset=utf-8,{quote(text, safe=',:')}"
            file = f"{stem}.{kind.lower()}"
            label = f"{file}: {say_title(language, [caption])}"
            links.append(
                f'<a download="{file}" href="{escape(data)}" '
                f'aria-label="{escape(label)}">{file}</a>'
            )
    before = escape(say(language, "files"))
    return f"{before}{' · '.join(links)}"
