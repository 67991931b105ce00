"""Tables that scroll where they are wider than the screen, with figures in line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

CLOSE = "</div>"
FIGURE = re.compile(
    r"[≈~<>≤≥]?\s?[+−-]?\d[\d,.\s]*(/\d+)?"
    r"\s?(%|‰|×|s|ms|µs|ns|[kMG]?i?B|bytes?)?(/s)?"
)


def open_box(label: str) -> str:
    """Return the start of a box that may scroll; site.js gives it its name then."""
    name = f' data-label="{escape(label)}"' if label else ""
    return f'<div class="table-wrapper docutils container"{name}>'


def find_figures(rows: Sequence[Sequence[str]]) -> set[int]:
    """Return the columns that hold nothing but figures; a cell may be empty."""
    columns = zip(*rows, strict=True) if rows else ()
    return {
        number
        for number, cells in enumerate(columns)
        if any(cells) and all(not cell or FIGURE.fullmatch(cell) for cell in cells)
    }


def scroll_table(
    heads: Iterable[str],
    rows: Iterable[Sequence[str]],
    caption: str,
    *,
    row_heads: bool = False,
) -> str:
    """Return a table of plain text; ``row_heads``: the first column is heads."""
    lines = [tuple(row) for row in rows]
    figures = find_figures(lines)
    head = "".join(
        f'<th{_class(number, figures)} scope="col">{escape(cell)}</th>'
        for number, cell in enumerate(heads)
    )
    body = "".join(_row(row, figures, row_heads=row_heads) for row in lines)
    return (
        f'{open_box(caption)}<table class="docutils">'
        f"<caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{CLOSE}"
    )


def _class(number: int, figures: set[int]) -> str:
    return ' class="figure"' if number in figures else ""


def _row(cells: Sequence[str], figures: set[int], *, row_heads: bool) -> str:
    row = ""
    for number, cell in enumerate(cells):
        kind = _class(number, figures)
        if row_heads and not number:
            row += f'<th{kind} scope="row">{escape(cell)}</th>'
        else:
            row += f"<td{kind}>{escape(cell)}</td>"
    return f"<tr>{row}</tr>"
