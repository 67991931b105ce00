"""A bar above a glossary with the letters that its entries begin with.

A Chinese entry goes by its pinyin: GB 2312 has the 3755 most common characters in its
order, so that one can tell where each letter begins.
"""

from __future__ import annotations

from bisect import bisect
from itertools import groupby
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import _
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

LETTERS = "ABCDEFGHJKLMNOPQRSTWXYZ"  # no syllable begins with I, U or V
FIRST = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"  # of each letter
STARTS = [character.encode("gb2312") for character in FIRST]
LAST = "座".encode("gb2312")  # of the common characters


def initial(term: str) -> str:
    """Return the letter that a term stands under; # if it isn't known."""
    if term[0].isascii():
        return term[0].upper()
    code = term[0].encode("gb2312", "replace")
    known = STARTS[0] <= code <= LAST
    return LETTERS[bisect(STARTS, code) - 1] if known else "#"


def order(term: str) -> tuple[str, bool, bytes]:
    """Return what terms are sorted by: under each letter the English ones first."""
    return (
        initial(term),
        not term[0].isascii(),
        term.lower().encode("gb2312", "replace"),
    )


class LetterBar(SphinxTransform):
    """Put the bar above each glossary, and a place to go to at each letter."""

    default_priority = 500

    def apply(self, **_options: Any) -> None:
        """Look for glossaries."""
        for entries in list(self.document.findall(nodes.definition_list)):
            if "glossary" in entries["classes"]:
                terms = [item.next_node(nodes.term) for item in entries]
                entries.parent.insert(0, bar([term for term in terms if term]))


def bar(terms: list[nodes.term]) -> nodes.raw:
    """Return links to the first entry of each letter."""
    links = []
    for letter, under in groupby(terms, lambda term: initial(term.astext())):
        place = f"letter-{letter.lower()}"
        next(under)["ids"].append(place)
        links.append(f'<a href="#{place}">{letter}</a>')
    label = _("Go to a letter")
    html = f'<nav class="letters" aria-label="{label}">{" ".join(links)}</nav>'
    return nodes.raw("", html, format="html")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the bar when a page has been read."""
    app.add_transform(LetterBar)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
