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
CJK = "\u2e80-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
# Punctuation set full-width in Chinese: its own, and what it shares with others.
WIDE = "\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\u2014\u2018\u2019\u201c\u201d\u2026"

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
    can_open, can_close = left, right
    if not can_split_word:
        can_open, can_close = left and (not right or mark_b), right and (not left or mark_a)
    return Scanned(can_open, can_close, end - start)


def _kind(character: str) -> tuple[bool, bool, bool]:
    """Say whether a character is a space, a punctuation mark, Chinese."""
    code = ord(character)
    mark = isMdAsciiPunct(code) or isPunctChar(character)
    return isWhiteSpace(code), mark, bool(_cjk.match(character))


class JoinLines(SphinxTransform):
    """Drop the line breaks that would show as a space within Chinese text."""

    default_priority = 800

    def apply(self, **_options: Any) -> None:
        if not self.config.language.startswith("zh"):
            return
        for text in list(self.document.findall(nodes.Text)):
            parent = text.parent
            if "\n" not in text or isinstance(parent, nodes.FixedTextElement | nodes.raw):
                continue
            if text == "\n":  # MyST: a line break is a text of its own
                place = parent.index(text)
                around = [n.astext() for n in parent[max(place - 1, 0) : place + 2]]
                if len(around) == 3 and _join.search("\n".join(around[::2])):
                    parent.remove(text)
            elif (joined := _join.sub("", text)) != text:
                parent.replace(text, nodes.Text(joined))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Teach MyST's parser the rule: it has no place to plug one in."""
    StateInline.scanDelims = scan_delimiters  # type: ignore[method-assign]
    app.add_transform(JoinLines)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
