"""Tables that scroll where they are wider than the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

OPEN = '<div class="table-wrapper docutils container" tabindex="0">'
CLOSE = "</div>"


def scroll_table(
    heads: Iterable[str],
    rows: Iterable[Sequence[str]],
    caption: str,
    *,
    row_heads: bool = False,
) -> str:
    """Return a table of plain text; ``row_heads``: the first column is heads."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in heads)
    body = "".join(f"<tr>{_row(row, row_heads=row_heads)}</tr>" for row in rows)
    return (
        f'{OPEN}<table class="docutils"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{CLOSE}"
    )


def _row(cells: Sequence[str], *, row_heads: bool) -> str:
    first, *others = (escape(cell) for cell in cells)
    start = f'<th scope="row">{first}</th>' if row_heads else f"<td>{first}</td>"
    return start + "".join(f"<td>{cell}</td>" for cell in others)
