"""Compare each English page with its Chinese one, and stamp the pairs that agree.

A Chinese page's front matter holds ``agrees-with``: the id that git gives the
English page's content.  So a stale pair is seen without git, and git, where it
still has that content, can show what changed since.
"""

import difflib
import hashlib
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser
from sphinx.util.tags import Tags

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
STAMP = re.compile(r"(?m)^agrees-with: *(\S*)$")
DIRECTIVE = re.compile(r"\{([\w-]+)\}\s*(.*)")
OPTION = re.compile(r":([\w-]+):(.*)")
WORDS_IN_OPTIONS = {"alt", "caption", "title", "class-title"}  # they are translated
WORDS_IN_CONTENT = {"raw", "text", ""}  # code in these may be translated
PROSE = {  # directives whose content is Markdown
    *("admonition", "note", "tip", "warning", "important", "seealso", "hint"),
    *("dropdown", "grid", "grid-item", "grid-item-card", "card", "tab-set", "tab-item"),
    *("glossary", "figure", "list-table", "container", "div", "lab"),
}


class Block(NamedTuple):
    """A piece of a page's structure, and the line where it stands."""

    line: int
    what: str


@cache
def parser() -> MarkdownIt:
    """Return the Markdown parser that the site itself uses."""
    conf = runpy.run_path(str(ROOT / "conf/conf.py"), {"tags": Tags()})
    config = MdParserConfig(enable_extensions=set(conf["myst_enable_extensions"]))
    return create_md_parser(config, RendererHTML)


def blocks(text: str, first_line: int = 1) -> Iterator[Block]:
    """Yield a page's labels, headings, paragraphs, lists, tables and directives."""
    for token in parser().parse(text):
        line = first_line + (token.map[0] if token.map else 0)
        if token.type == "myst_target":
            yield Block(line, f"label {token.content}")
        elif token.type in {"fence", "colon_fence", "code_block"}:
            yield from fence(token.info.strip(), token.content, line)
        elif token.type == "heading_open":
            yield Block(line, f"heading {token.tag}")
        elif token.type.endswith("_open"):
            yield Block(line, token.type.removesuffix("_open").replace("_", " "))
        elif token.type in {"hr", "html_block"}:
            yield Block(line, token.type)


def fence(info: str, content: str, line: int) -> Iterator[Block]:
    """Yield a directive or code block, and the blocks inside it."""
    directive = DIRECTIVE.fullmatch(info)
    if not directive:
        same = "" if info in WORDS_IN_CONTENT else f":\n{content}"
        yield Block(line, f"code {info}{same}")
        return
    name, argument = directive.groups()
    lines = content.splitlines()
    options = []
    while len(options) < len(lines) and OPTION.match(lines[len(options)]):
        options.append(lines[len(options)])
    same = [
        option for option in options if option.split(":")[1] not in WORDS_IN_OPTIONS
    ]
    prose = name in PROSE
    yield Block(line, " ".join([f"directive {name}", "" if prose else argument, *same]))
    inside = "\n".join(lines[len(options) :])
    if prose:
        yield from blocks(inside, line + 1 + len(options))
    elif name not in WORDS_IN_CONTENT:
        yield from (Block(line, row) for row in inside.splitlines())


def difference(english: str, chinese: str) -> str:
    """Return how two pages differ in structure, a line each; empty if they don't."""
    en, zh = list(blocks(english)), list(blocks(chinese))
    one, other = ([block.what for block in page] for page in (en, zh))
    said = []
    matcher = difflib.SequenceMatcher(a=one, b=other, autojunk=False)
    for tag, i, i2, j, j2 in matcher.get_opcodes():
        if tag != "equal":
            said += [
                f"only in en, line {block.line}: {block.what}" for block in en[i:i2]
            ]
            said += [
                f"only in zh, line {block.line}: {block.what}" for block in zh[j:j2]
            ]
    return "\n".join(said)


def content_id(page: Path) -> str:
    """Return the id that git gives a page's content."""
    data = page.read_text(encoding="utf-8").encode()
    return hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()


def stamp_of(page: Path) -> str:
    """Return the id that a Chinese page says it agrees with; empty if none."""
    found = STAMP.search(page.read_text(encoding="utf-8"))
    return found[1] if found else ""


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


def names() -> list[str]:
    """Return every page that stands in either language."""
    found = {
        page.relative_to(DOCS / language).with_suffix("").as_posix()
        for language in ("en", "zh")
        for page in DOCS.glob(f"{language}/**/*.md")
    }
    return sorted(found)


def agree(name: str) -> None:
    """Stamp one Chinese page as agreeing with its English one."""
    page = re.sub(r"^(docs/)?((en|zh)/)?|\.md$", "", name)
    english, chinese = (DOCS / language / f"{page}.md" for language in ("en", "zh"))
    if not (english.is_file() and chinese.is_file()):
        near = difflib.get_close_matches(page, names(), 3, 0) or names()
        sys.exit(f"no page {page!r} in both languages; nearest: {', '.join(near)}")
    text = chinese.read_text(encoding="utf-8")
    if differs := difference(english.read_text(encoding="utf-8"), text):
        sys.exit(f"{page}: not stamped, the two pages differ in structure:\n{differs}")
    if not STAMP.search(text):
        sys.exit(f"{chinese.relative_to(ROOT)}: no 'agrees-with:' in its front matter")
    stamped = STAMP.sub(f"agrees-with: {content_id(english)}", text, count=1)
    chinese.write_text(stamped, encoding="utf-8", newline="\n")
    print("stamped", chinese.relative_to(ROOT))


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit("say which page: make agreed PAGE=processes/join")
    for argument in sys.argv[1:]:
        agree(argument)
