"""Chinese in MyST: emphasis beside full-width punctuation, lines joined unspaced.

CommonMark takes ``**“词”**是`` for plain asterisks, as it knows no Chinese
punctuation; and a line break between two Chinese characters shows as a space.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

# Radicals, punctuation, kana, Han; compatibility, full-width; Han of other planes.
CJK = (
    "\u2e80-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U0003ffff"
)
# Punctuation set full-width in Chinese: its own, and what it shares with others.
WIDE = (
    "\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
    "\u2014\u2018\u2019\u201c\u201d\u2026"
)

VERBATIM = nodes.FixedTextElement | nodes.raw

_cjk = re.compile(f"[{CJK}]")
_join = re.compile(
    f"(?<=[{CJK}{WIDE}])\n(?=[{CJK}{WIDE}])|(?<=[{WIDE}])\n|\n(?=[{WIDE}])"
)


def scan_delimiters(state: StateInline, start: int, can_split_word: bool) -> Scanned:
    """Say whether a run of ``*`` or ``_`` can open or close emphasis.

    CommonMark's rule, but punctuation counts against a run only where the character
    on its other side isn't Chinese.
    """
    marker, end = state.src[start], start
    while end < state.posMax and state.src[end] == marker:
        end += 1
    before = state.src[start - 1] if start else " "
    after = state.src[end] if end < state.posMax else " "
    (space_b, mark_b, cjk_b), (space_a, mark_a, cjk_a) = map(_kind, (before, after))
    left = not space_a and (not mark_a or cjk_a or space_b or mark_b or cjk_b)
    right = not space_b and (not mark_b or cjk_b or space_a or mark_a or cjk_a)
    if can_split_word:
        return Scanned(left, right, end - start)
    opens, closes = left and (not right or mark_b), right and (not left or mark_a)
    return Scanned(opens, closes, end - start)


def _kind(character: str) -> tuple[bool, bool, bool]:
    """Say whether a character is a space, a punctuation mark, Chinese."""
    code = ord(character)
    mark = isMdAsciiPunct(code) or isPunctChar(character)
    return isWhiteSpace(code), mark, bool(_cjk.match(character))


class JoinLines(SphinxTransform):
    """Drop the line breaks that would show as a space within Chinese text."""

    default_priority = 800

    def apply(self, **_options: Any) -> None:
        """Go through the text of a Chinese page."""
        if not self.config.language.startswith("zh"):
            return
        for text in list(self.document.findall(nodes.Text)):
            parent = text.parent
            if "\n" not in text or isinstance(parent, VERBATIM):
                continue
            # MyST writes a line break as a text of its own, so look around it.
            place = next(n for n, child in enumerate(parent) if child is text)
            before = "".join(child.astext() for child in parent[:place])[-1:]
            after = "".join(child.astext() for child in parent[place + 1 :])[:1]
            joined = _join.sub("", before + text + after)
            parent[place] = nodes.Text(joined[len(before) : len(joined) - len(after)])


def setup(app: Sphinx) -> ExtensionMetadata:
    """Teach MyST's parser the rule: it has no place to plug one in."""
    StateInline.scanDelims = scan_delimiters  # type: ignore[method-assign,assignment]
    app.add_transform(JoinLines)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
