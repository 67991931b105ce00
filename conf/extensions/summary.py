"""What others show of a page: its first paragraph, its language, its card.

Search engines take the description, networks and chats the Open Graph tags, which
templates/page.html writes.  The cards are drawn by conf/cards.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes

from conf.translate import columns

from .bilingual import SITE_ROOT

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

LONGEST = 160  # columns of a description; a Chinese character takes two
_sentence = re.compile(r".+?(?:[。！？]|[.!?:](?=\s)|$)\s*")
_piece = re.compile(r"\s*(?:[!-~]+|.)")  # a word, or one Chinese character


def first_paragraph(tree: nodes.Node) -> str:
    """Return the first paragraph that belongs to the page itself, as plain text."""
    for paragraph in tree.findall(nodes.paragraph):
        if isinstance(paragraph.parent, nodes.section):
            return " ".join(paragraph.astext().split())
    return ""


def shortened(text: str) -> str:
    """Return as many sentences as fit, or the beginning of the first."""
    if whole := fitting(_sentence.findall(text)):
        return whole
    return f"{fitting(_piece.findall(text)).rstrip('，、；：,;:')}…" if text else ""


def fitting(parts: list[str]) -> str:
    """Return the parts from the first to the last that fits."""
    kept = ""
    for part in parts:
        if columns((kept + part).rstrip()) > LONGEST:
            break
        kept += part
    return kept.rstrip()


def add_summary(
    app: Sphinx,
    page: str,
    _template: str,
    context: dict[str, Any],
    tree: nodes.document | None,
) -> None:
    """Give the template the description and the card; the home page's for search."""
    tree = tree or app.env.get_doctree(app.config.root_doc)
    context["description"] = shortened(first_paragraph(tree))
    folder, _, _ = page.rpartition("/")
    here = next(tongue for tongue in context["tongues"] if tongue["current"])
    context["card"] = f"{SITE_ROOT}/cards/{here['path']}/{folder or 'index'}.png"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Extend each page's context, once its languages are in it."""
    app.connect("html-page-context", add_summary, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
