"""What a page is: its sections, what each shows, and which of its lines are prose.

The comparison of pairs, the Chinese lint and ``make check`` all read pages with this,
and this reads them with the parser that the site itself uses.
"""

from __future__ import annotations

import doctest
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
MYST_EXTENSIONS = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
PROSE = {  # directives whose content is Markdown
    *("admonition", "note", "tip", "warning", "important", "seealso", "hint"),
    *("dropdown", "grid", "grid-item", "grid-item-card", "card", "tab-set", "tab-item"),
    *("glossary", "figure", "list-table", "container", "div", "lab"),
    "button-ref",
}
SHOWN = {
    "dropdown",
    "button-ref",
    "grid-item-card",
    "figure",
    "list-table",
    "lab",
}  # of those
PROSE_OPTIONS = {"alt", "caption", "title", "class-title"}
FREE_CODE = {"raw", "text", ""}  # code in these may be translated
FENCES = {"fence", "colon_fence", "code_block"}
DIRECTIVE = re.compile(r"\{([\w-]+)\}\s*(.*)")
OPTION = re.compile(r":([\w-]+):\s*(.*)")


class Option(NamedTuple):
    """An option of a directive, and its line."""

    line: int
    name: str
    value: str


class Directive(NamedTuple):
    """A directive, where it stands, and where its body begins."""

    line: int
    name: str
    argument: str
    options: list[Option]
    body: str
    body_line: int


class Piece(NamedTuple):
    """Something that every language shows, such as an example, and its line."""

    line: int
    kind: str
    what: str = ""  # which one, and how it is shown


class Section(NamedTuple):
    """A heading with its label, and what stands below it up to the next one."""

    line: int
    label: str
    level: int
    title: str
    pieces: list[Piece]


@cache
def parser() -> MarkdownIt:
    """Return the Markdown parser that the site uses."""
    config = MdParserConfig(enable_extensions=set(MYST_EXTENSIONS))
    return create_md_parser(config, RendererHTML)


def page_names() -> list[str]:
    """Return every page that stands in either language, such as processes/join."""
    found = {
        page.relative_to(DOCS / language).with_suffix("").as_posix()
        for language in ("en", "zh")
        for page in DOCS.glob(f"{language}/**/*.md")
    }
    return sorted(found)


def walk(text: str, first_line: int = 1) -> Iterator[tuple[int, Token | Directive]]:
    """Yield each token and directive of a page with its line, also those within."""
    for token in parser().parse(text):
        line = first_line + (token.map[0] if token.map else 0)
        info = DIRECTIVE.fullmatch(token.info.strip()) if token.type in FENCES else None
        if not info:
            yield line, token
            continue
        directive = read_directive(line, info[1], info[2], token.content)
        yield line, directive
        if directive.name in PROSE:
            yield from walk(directive.body, directive.body_line)


def read_directive(line: int, name: str, argument: str, content: str) -> Directive:
    """Split a directive's content into its options and its body."""
    lines, options = content.splitlines(), []
    for number, text in enumerate(lines, line + 1):
        if not (found := OPTION.match(text)):
            break
        options.append(Option(number, *found.groups()))
    body = "\n".join(lines[len(options) :])
    return Directive(line, name, argument, options, body, line + 1 + len(options))


def sections(text: str) -> list[Section]:
    """Return the sections of a page, in order, each with its pieces."""
    found = [Section(1, "", 0, "", [])]  # what stands above the first heading
    labels: list[str] = []
    tokens = [*walk(text)]
    for number, (line, token) in enumerate(tokens):
        if isinstance(token, Token) and token.type == "myst_target":
            labels.append(token.content)
        elif isinstance(token, Token) and token.type == "heading_open":
            title = getattr(tokens[number + 1][1], "content", "")
            level = int(token.tag.removeprefix("h"))
            found.append(Section(line, " ".join(labels), level, title, []))
            labels = []
        elif piece := piece_of(line, token, tokens[number:]):
            found[-1].pieces.append(piece)
    return found if found[0].pieces else found[1:]


def piece_of(
    line: int,
    token: Token | Directive,
    rest: list[tuple[int, Token | Directive]],
) -> Piece | None:
    """Return what a token or directive shows, None if it is prose."""
    if isinstance(token, Directive):
        return directive_piece(token)
    if token.type in FENCES:
        language = token.info.strip()
        if language in FREE_CODE:
            return None
        return Piece(line, f"{language} code", code_without_comments(token))
    if token.type == "table_open":
        return Piece(line, "table", table_size(rest))
    images = [one for one in token.children or [] if one.type == "image"]
    if images:
        return Piece(line, "image", " ".join(str(one.attrs["src"]) for one in images))
    return None


def directive_piece(directive: Directive) -> Piece | None:
    """Return what a directive shows, None if it only frames prose."""
    prose = directive.name in PROSE
    if directive.name in FREE_CODE or (prose and directive.name not in SHOWN):
        return None
    same = [
        f":{option.name}: {option.value}"
        for option in directive.options
        if option.name not in PROSE_OPTIONS
    ]
    said = [] if prose else [directive.argument, *directive.body.splitlines()]
    what = " ".join(filter(None, [*said[:1], *same, *said[1:]]))
    return Piece(directive.line, directive.name, what)


def code_without_comments(token: Token) -> str:
    """Return the code of a block; Python's comments may be in any language."""
    if token.info.strip() != "python":
        return token.content
    if ">>>" not in token.content:
        return without_comments(token.content)
    try:
        parts = doctest.DocTestParser().parse(token.content)
    except ValueError:
        return token.content
    return "".join(
        part
        if isinstance(part, str)
        else f"{without_comments(part.source)}\n{part.want}"
        for part in parts
    )


def without_comments(source: str) -> str:
    """Return Python source without its comments; as it stands if it has a fault."""
    readline = io.StringIO(source).readline
    try:
        kept = [
            (each.type, each.string)
            for each in tokenize.generate_tokens(readline)
            if each.type not in (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE)
        ]
    except (tokenize.TokenError, IndentationError):
        return source
    return " ".join(string for _, string in kept).strip()


def table_size(tokens: list[tuple[int, Token | Directive]]) -> str:
    """Say how many columns and rows the table has that begins with these tokens."""
    kinds = []
    for _, token in tokens:
        if isinstance(token, Token):
            kinds.append(token.type)
            if token.type == "table_close":
                break
    rows = kinds.count("tr_open") - 1
    return f"of {kinds.count('th_open')} columns and {rows} rows"


def prose(text: str) -> list[str]:
    """Return each line of a page, empty where it isn't prose."""
    lines = text.splitlines()
    spoken: dict[int, str] = {}
    for line, token in walk(text):
        if isinstance(token, Directive):
            if token.name in PROSE:
                spoken[line] = token.argument
            spoken |= {
                option.line: option.value
                for option in token.options
                if option.name in PROSE_OPTIONS
            }
        elif token.type == "inline" and token.map:
            for number in range(line, line + token.map[1] - token.map[0]):
                spoken[number] = lines[number - 1]
    return [spoken.get(number, "") for number in range(1, len(lines) + 1)]


def examples_on(text: str) -> list[str]:
    """Return the names of the examples that a page shows, also as timelines."""
    names = [
        token.argument
        for _, token in walk(text)
        if isinstance(token, Directive) and token.name in ("example", "timeline")
    ]
    return [*dict.fromkeys(names)]
