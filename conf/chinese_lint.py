"""Check the typography of Chinese pages: ``python conf/chinese_lint.py FILE...``.

It tells what would be right instead: full-width punctuation, and a space between
Chinese and Latin letters, numbers or code.  Most of it is autocorrect's judgement;
HOUSE adds what autocorrect leaves alone.  A line that is right as it is gets the
comment ``% autocorrect-disable-next-line`` above it.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import autocorrect_py

ALLOW = "% autocorrect-disable-next-line"
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
FENCE = re.compile(r"\s*(`{3,}|:{3,}|~{3,})\s*(?:\{([\w-]+)\}\s*(.*)|.*)$")
PROSE = {  # directives that hold Markdown
    *("admonition", "note", "tip", "warning", "important", "seealso", "hint"),
    *("dropdown", "grid", "grid-item", "grid-item-card", "card", "tab-set", "tab-item"),
    *("glossary", "figure", "list-table", "container", "div"),
}
LATIN_CODE = r"`+ ?[A-Za-z0-9_%$./-][^`]*[A-Za-z0-9_)\]}%]? ?`+"
HOUSE = (
    (re.compile(f"(?<=[{HAN}])(?={LATIN_CODE})"), " "),
    (re.compile(f"(?<![}}`])({LATIN_CODE})(?=[{HAN}])"), r"\1 "),
    (re.compile(rf"(?<=[{HAN}])\(([^()`]*)\)"), r"（\1）"),
    (re.compile(rf"(?<!\])\(([{HAN}][^()`]*)\)"), r"（\1）"),
)


class Finding(NamedTuple):
    """A line that could be better."""

    line: int
    there: str
    better: str


def prose(text: str) -> Iterator[str]:
    """Yield each line of a page, empty where it isn't prose."""
    lines = text.splitlines()
    fences: list[tuple[str, bool]] = []  # each open one, and whether it holds prose
    matter = lines[:1] == ["---"]
    skip = False
    for number, line in enumerate(lines):
        skipped, skip = skip, line.strip() == ALLOW
        fence = FENCE.match(line)
        if matter:
            matter = number == 0 or line != "---"
            yield ""
        elif fence and fences and line.strip() == fences[-1][0]:
            fences.pop()
            yield ""
        elif fence and (not fences or fences[-1][1]):
            marks, directive, title = fence.groups()
            fences.append((marks, directive in PROSE))
            yield title if directive in PROSE else ""
        elif skip or skipped or (fences and not fences[-1][1]):
            yield ""
        else:
            yield line


def findings(text: str) -> list[Finding]:
    """Return what could be better in the text of a page, in the order of its lines."""
    lines = list(prose(text))
    checked = autocorrect_py.lint_for("\n".join(lines) + "\n", "page.md")
    found = [Finding(one.line, one.old, one.new) for one in checked.lines]
    for number, line in enumerate(lines, 1):
        better = line
        for pattern, replacement in HOUSE:
            better = pattern.sub(replacement, better)
        if better != line:
            found.append(Finding(number, line, better))
    return sorted(found)


if __name__ == "__main__":
    faults = 0
    for name in sys.argv[1:]:
        for line, there, better in findings(Path(name).read_text("utf-8")):
            print(f"{name}:{line}: {there.strip()}\n    better: {better.strip()}")
            faults += 1
    sys.exit(1 if faults else 0)
