"""Compare each English page with its Chinese one, and stamp the pairs that agree.

A Chinese page's front matter holds ``agrees-with``: the id that git gives the
English page's content.  So a stale pair is seen without git, and git, where it
still has that content, can show what changed since.

``python -m conf.pairs PAGE ...`` stamps.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from .pages import DOCS, ROOT, Piece, Section, page_names, sections

STAMP = re.compile(r"(?m)^agrees-with:[ \t]*(\S*)$")
FRONT_MATTER = re.compile(r"---\n(.*?)---\n", re.DOTALL)


def differences(english: str, chinese: str) -> list[str]:
    """Say how two pages differ in what must be the same; nothing if they don't."""
    en, zh = sections(english), sections(chinese)
    said = [*missing(en, zh, "English"), *missing(zh, en, "Chinese"), *order(en, zh)]
    counterpart = {section.label: section for section in zh if section.label}
    for section in en:
        if section.label in counterpart:
            said += section_differences(section, counterpart[section.label])
    return said


def missing(here: list[Section], there: list[Section], language: str) -> Iterator[str]:
    """Name the sections that stand in one language only."""
    labels = {section.label for section in there}
    for section in here:
        if not section.label:
            yield (
                f"{language} page, line {section.line}: the heading "
                f"“{section.title}” has no (label)= line above it"
            )
        elif section.label not in labels:
            yield (
                f"section ({section.label}) “{section.title}” is only in the "
                f"{language} page, line {section.line}"
            )


def order(en: list[Section], zh: list[Section]) -> Iterator[str]:
    """Say if the sections that both pages have come in another order."""
    one, other = ([section.label for section in page] for page in (en, zh))
    one, other = ([x for x in one if x in other], [x for x in other if x in one])
    if one != other:
        yield (
            f"the sections come in another order: {', '.join(one)} in English, "
            f"{', '.join(other)} in Chinese"
        )


def section_differences(en: Section, zh: Section) -> Iterator[str]:
    """Say what one section shows in one language only, or otherwise."""
    where = f"section ({en.label}) “{zh.title}”"
    if en.level != zh.level:
        yield f"{where}: its level is {en.level} in English, {zh.level} in Chinese"
    only_en, only_zh = unmatched(en.pieces, zh.pieces), unmatched(zh.pieces, en.pieces)
    for piece in only_en:
        same_kind = [other for other in only_zh if other.kind == piece.kind]
        twin = next((one for one in same_kind if alike(one, piece)), None)
        if twin:
            only_zh.remove(twin)
            yield (
                f"{where}: the {piece.kind} is “{piece.what}” in English "
                f"(line {piece.line}), “{twin.what}” in Chinese (line {twin.line})"
            )
        else:
            yield f"{where}: the Chinese page lacks {named(piece, 'English')}"
    for piece in only_zh:
        yield f"{where}: the English page lacks {named(piece, 'Chinese')}"


def unmatched(here: list[Piece], there: list[Piece]) -> list[Piece]:
    """Return the pieces that have no equal in the other language, in any order."""
    left = Counter((piece.kind, piece.what) for piece in there)
    found = []
    for piece in here:
        key = piece.kind, piece.what
        if left[key]:
            left[key] -= 1
        else:
            found.append(piece)
    return found


def alike(one: Piece, other: Piece) -> bool:
    """Tell whether two pieces are the same one, shown in another way."""
    first, second = (piece.what.partition(" ")[0] for piece in (one, other))
    return one.kind == "table" or first == second


def named(piece: Piece, language: str) -> str:
    """Name a piece as its page does, and say where that page has it."""
    name = f"{piece.kind} {piece.what.splitlines()[0] if piece.what else ''}".strip()
    return f"the {name} of {language} line {piece.line}"


def content_id(page: Path) -> str:
    """Return the id that git gives a page's content."""
    data = page.read_text(encoding="utf-8").encode()
    return hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()


def stamp_of(page: Path) -> str:
    """Return the id that a Chinese page says it agrees with; empty if none."""
    found = STAMP.search(page.read_text(encoding="utf-8"))
    return found[1] if found else ""


def stamped(text: str, stamp: str) -> str:
    """Return a Chinese page with a stamp in its front matter."""
    line = f"agrees-with: {stamp}"
    if STAMP.search(text):
        return STAMP.sub(line, text, count=1)
    if FRONT_MATTER.match(text):
        return text.replace("---\n", f"---\n{line}\n", 1)
    return f"---\n{line}\n---\n{text}"


def change_since(stamp: str, page: Path) -> str:
    """Return the English page's diff since a stamp, or why there is none."""
    shown = subprocess.run(
        ["git", "cat-file", "blob", stamp], cwd=ROOT, capture_output=True, timeout=30
    )
    if shown.returncode:
        return f"(git does not have the content {stamp or 'of an empty stamp'})"
    before = shown.stdout.decode().splitlines(keepends=True)
    now = page.read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(difflib.unified_diff(before, now, "en when it agreed", "en now"))


def plain_name(name: str) -> str:
    """Reduce the ways to name a page to one, such as processes/join."""
    return re.sub(r"^(\./)?(docs/)?((en|zh)/)?|\.md$", "", name)


def both(name: str) -> tuple[Path, Path]:
    """Return a page's English and Chinese source, or leave and say what exists."""
    page = plain_name(name)
    english, chinese = (DOCS / language / f"{page}.md" for language in ("en", "zh"))
    if not (english.is_file() and chinese.is_file()):
        near = difflib.get_close_matches(page, page_names(), 3, 0) or page_names()
        sys.exit(f"no page {page!r} in both languages; nearest: {', '.join(near)}")
    return english, chinese


def agree(name: str) -> None:
    """Stamp one Chinese page as agreeing with its English one."""
    english, chinese = both(name)
    text = chinese.read_text(encoding="utf-8")
    if differ := differences(english.read_text(encoding="utf-8"), text):
        lines = "\n".join(f"- {line}" for line in differ)
        sys.exit(f"{plain_name(name)}: not stamped, the two pages differ:\n{lines}")
    chinese.write_text(
        stamped(text, content_id(english)), encoding="utf-8", newline="\n"
    )
    print("stamped", chinese.relative_to(ROOT).as_posix())


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit("say which page: make agreed PAGE=processes/join")
    for argument in sys.argv[1:]:
        agree(argument)
