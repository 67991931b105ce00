"""The ``measured`` directive: figures that ``make bench`` kept, as dots and a table.

``{measured} ipc/start`` draws the chart ``start`` of ``benchmarks/ipc.json``;
``:title:`` says what it shows. The file has ``machine`` (where and when) and
``charts``. A chart names its unit, the key of the dots (``bar``), both keys of the
ranges (``line``), and has the rows. It may say that the ``dot`` is the fastest of the
repeats and not their median, and that ``best`` is ``high``, as a rate's is. All charts
of one unit have the same scale, so that what stands further to the right is more in
every one of them.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from ..shared.nearest import nearest
from ..shared.tables import scroll_table
from ..shared.words import say as say_shared
from .drawing import Row, Scale, draw, format_figure
from .words import name_in, say

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

NOT_FIGURES = ("name", "limit")
Chart = dict[str, Any]


class Measured(SphinxDirective):
    """Draw one chart of a file of figures."""

    required_arguments = 1
    option_spec = {"title": directives.unchanged_required}  # noqa: RUF012

    def run(self) -> list[nodes.Node]:
        """Return the drawing, or complain at the directive's line."""
        if "title" not in self.options:
            raise self.error("say what the figures are, with :title:")
        title, language = self.options["title"], self.config.language
        data, chart = self.figures()
        rows = best_first(chart, language)
        html = (
            f"<figcaption>{escape(title)}</figcaption>"
            f'<div class="measured-dots">'
            f"{draw(rows, scale_of(data, chart['unit']), title, language)}</div>"
            f'<p class="measured-caption">{escape(where(data, chart, language))}</p>'
            f"<details><summary>{escape(say_shared(language, 'facts'))}</summary>"
            f"{table(chart, language)}</details>"
        )
        figure = f'<figure class="measured no-search">{html}</figure>'
        return [nodes.raw("", figure, format="html")]

    def figures(self) -> tuple[dict[str, Any], Chart]:
        """Return the file's data, and the chart that is named."""
        name, _, key = self.arguments[0].partition("/")
        path = Path(self.config.benchmarks_dir, f"{name}.json")
        if not path.is_file():
            there = sorted(file.stem for file in path.parent.glob("*.json"))
            raise self.error(
                f"no figures {name!r}: there are {nearest(name, there) or 'none'}; "
                "make bench keeps them"
            )
        self.env.note_dependency(path)
        data: dict[str, Any] = json.loads(path.read_text("utf-8"))
        if key not in data["charts"]:
            hint = nearest(key, list(data["charts"]))
            raise self.error(f"no chart {key!r} in {path.name}: there are {hint}")
        return data, data["charts"][key]


def scale_of(data: dict[str, Any], unit: str) -> Scale:
    """Return the scale of every chart that has this unit."""
    return Scale(
        row[key]
        for chart in data["charts"].values()
        if chart["unit"] == unit
        for row in chart["rows"]
        for key in (chart["bar"], *chart["line"])
    )


def best_first(chart: Chart, language: str) -> list[Row]:
    """Return the rows: a rate is better when it is high, a time when it is low."""
    low, high = chart["line"]
    rows = [
        Row(
            name_in(language, row["name"]),
            row[chart["bar"]],
            row[low],
            row[high],
            format_figure(row[chart["bar"]], language),
            row.get("limit", False),
        )
        for row in chart["rows"]
    ]
    return sorted(rows, key=lambda row: row.value, reverse=high_is_best(chart))


def high_is_best(chart: Chart) -> bool:
    """Tell whether a figure is better when it is high, as a rate is."""
    usual = "high" if chart["unit"].endswith("/s") else "low"
    return bool(chart.get("best", usual) == "high")


def where(data: dict[str, Any], chart: Chart, language: str) -> str:
    """Say when and on what it was measured, and what the marks mean."""
    there = data["machine"]
    kind = say(language, "virtual" if there["virtual"] else "bare metal")
    on = there["processor"], there["cores"], kind, there["system"], there["kernel"]
    low, high = (name_in(language, key) for key in chart["line"])
    dot = chart.get("dot", "lowest" if chart["bar"] == "lowest" else "median")
    sentences = [
        say(language, "measured", there["day"], *on, there["python"]),
        say(language, f"{dot} dot", chart["repeats"], low, high),
        say(language, "scale"),
    ]
    if any("limit" in row for row in chart["rows"]):
        sentences.append(say(language, "limits"))
    return ("" if language.startswith("zh") else " ").join(sentences)


def table(chart: Chart, language: str) -> str:
    """Return all figures, in the same order as the dots."""
    keys = [key for key in chart["rows"][0] if key not in NOT_FIGURES]
    heads = [say(language, "way"), *(name_in(language, key) for key in keys)]
    high = high_is_best(chart)
    ordered = sorted(chart["rows"], key=lambda row: row[chart["bar"]], reverse=high)
    rows = [
        [
            name_in(language, row["name"]),
            *(format_figure(row[key], language) for key in keys),
        ]
        for row in ordered
    ]
    unit = say(language, "figures in", name_in(language, chart["unit"]))
    return scroll_table(heads, rows, unit, row_heads=True)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive."""
    app.add_config_value("benchmarks_dir", "", "env", types=frozenset({str}))
    app.add_directive("measured", Measured)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
