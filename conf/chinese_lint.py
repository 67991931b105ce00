"""Check the typography of Chinese pages: ``python -m conf.chinese_lint FILE...``.

It tells what would be right instead: full-width punctuation, and a space between
Chinese and Latin letters, numbers or code.  Most of it is autocorrect's judgement;
HOUSE adds what autocorrect leaves alone.  A line that is right as it is gets the
comment ``% autocorrect-disable-next-line`` above it.
"""

import re
import sys
from pathlib import Path
from typing import NamedTuple

import autocorrect_py

from .pages import prose

ALLOW = "% autocorrect-disable-next-line"
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
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


def checked_lines(text: str) -> list[str]:
    """Return each line of a page, empty where it isn't prose or is allowed as it is."""
    lines = text.splitlines()
    allowed = {n + 1 for n, line in enumerate(lines) if line.strip() == ALLOW}
    return ["" if n in allowed else line for n, line in enumerate(prose(text))]


def findings(text: str) -> list[Finding]:
    """Return what could be better in the text of a page, in the order of its lines."""
    lines = checked_lines(text)
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
