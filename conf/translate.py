"""Show a Python file with its docstrings and comments in another language.

A docstring is translated by its first line and by the paragraphs below it, a comment
by itself; comments on lines of their own that follow each other are one text.
"""

from __future__ import annotations

import ast
import inspect
import io
import re
import tokenize
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
WIDTH = 88  # columns; a Chinese character takes two
DIRECTIVE = re.compile(r"#\s*(noqa|type:|fmt:|ruff:|pragma)")
QUOTES = re.compile(r'(?P<before>[rR]?)(?P<quotes>"""|\'\'\'|"|\')')
OPENING, CLOSING = "（“‘《", "，。；：？！、）”’》…"
# What can't be broken: code, a word or one Chinese character, with the marks around it.
PIECE = re.compile(rf"\s+|[{OPENING}]*(?:``[^`]*``|[!-~]+|.)[{CLOSING}]*")


class TranslationError(ValueError):
    """A translation would change the program."""


class Block(NamedTuple):
    """A docstring or comment: its place, and the texts that it consists of."""

    first: tuple[int, int]  # line, counted from 1, and column, counted from 0
    last: tuple[int, int]  # behind its last character
    texts: list[str]
    opening: str  # quotes of a docstring, "#" of a comment


def blocks(source: str) -> list[Block]:
    """Return the docstrings and comments of a source, in order."""
    return sorted([*docstrings(source), *comments(source)])


def docstrings(source: str) -> Iterator[Block]:
    """Yield the docstring of the module and of each class and function in it."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Module | Definition) or not ast.get_docstring(node):
            continue
        string = node.body[0]
        assert isinstance(string, ast.Expr)
        assert isinstance(string.value, ast.Constant)
        assert string.end_lineno
        assert string.end_col_offset
        line = lines[string.lineno - 1].encode()
        column = len(line[: string.col_offset].decode())
        found = QUOTES.match(lines[string.lineno - 1], column)
        assert found
        end = lines[string.end_lineno - 1].encode()[: string.end_col_offset].decode()
        yield Block(
            (string.lineno, column),
            (string.end_lineno, len(end)),
            paragraphs(inspect.cleandoc(str(string.value.value))),
            found[0],
        )


def paragraphs(text: str) -> list[str]:
    """Split a docstring; a paragraph that isn't indented becomes one line."""
    found = re.split(r"\n\s*\n", text.strip())
    first, *rest = found[0].split("\n")
    found[:1] = [first, "\n".join(rest)] if rest else [first]
    return [
        part if "\n " in part or part.startswith(" ") else " ".join(part.split())
        for part in found
    ]


def comments(source: str) -> Iterator[Block]:
    """Yield the comments that people read; those on lines of their own together."""
    lines, above = source.splitlines(), None
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type != tokenize.COMMENT or DIRECTIVE.match(token.string):
            continue
        text = re.split(r"\s+(?=#\s*(?:noqa|type:))", token.string)[0]
        (line, column), said = token.start, text.lstrip("#").strip()
        alone = not lines[line - 1][:column].strip()
        follows = above and alone and above.last[0] == line - 1
        if above and follows and above.first[1] == column:
            joined = [f"{above.texts[0]} {said}"]
            above = above._replace(texts=joined, last=(line, column + len(text)))
            continue
        if above:
            yield above
        above = Block((line, column), (line, column + len(text)), [said], "#")
        if not alone:
            yield above
            above = None
    if above:
        yield above


def texts(source: str) -> Iterator[tuple[int, str]]:
    """Yield each text that can be translated, with its line."""
    for block in blocks(source):
        for text in block.texts:
            yield block.first[0], text


def translate(source: str, messages: Mapping[str, str]) -> str:
    """Return a source with the texts for which there are translations replaced.

    Raises TranslationError if the result would be another program.
    """
    lines = source.splitlines()
    for block in reversed(blocks(source)):
        if not any(messages.get(text) for text in block.texts):
            continue
        said = [messages.get(text) or text for text in block.texts]
        (first, start), (last, end) = block.first, block.last
        before, after = lines[first - 1][:start], lines[last - 1][end:]
        lines[first - 1 : last] = written(block, said, before, after)
    translated = "\n".join(lines) + "\n"
    if program(translated) != program(source):
        raise TranslationError("a translation changes the program")
    return translated


def written(block: Block, said: list[str], before: str, after: str) -> list[str]:
    """Return the lines of a block with other words."""
    pad = " " * block.first[1]
    if block.opening != "#":
        return written_docstring(block.opening, said, before, after)
    if before.strip():
        return [f"{before}# {said[0]}{after}"]
    wrapped = wrap(said[0], WIDTH - len(pad) - 2)
    return [f"{pad}# {line}" for line in wrapped[:-1]] + [
        f"{pad}# {wrapped[-1]}{after}"
    ]


def written_docstring(
    opening: str, said: list[str], before: str, after: str
) -> list[str]:
    """Return the lines of a docstring, its closing quotes alone if it has several."""
    pad, close = " " * len(before), opening.lstrip("rR")
    first, *others = said
    if not others:
        return [f"{before}{opening}{first}{close}{after}"]
    lines = [f"{before}{opening}{first}"]
    for part in others:
        as_it_is = part.startswith(" ") or "\n" in part
        shown = part.split("\n") if as_it_is else wrap(part, WIDTH - len(pad))
        lines += ["", *(f"{pad}{line}" if line else "" for line in shown)]
    return [*lines, f"{pad}{close}{after}"]


def columns(text: str) -> int:
    """Return how many columns a text takes."""
    wide = sum(unicodedata.east_asian_width(each) in "WF" for each in text)
    return len(text) + wide


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines as Chinese is set, also between two characters."""
    lines = [""]
    for piece in PIECE.findall(text):
        if lines[-1] and columns(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


def program(source: str) -> str:
    """Return what a source does: its syntax tree without docstrings."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | Definition) and ast.get_docstring(node):
            node.body = node.body[1:]
    return ast.dump(tree)


def too_wide(source: str) -> list[int]:
    """Return the numbers of the lines that don't fit, counted from 1."""
    lines = source.splitlines()
    return [n for n, line in enumerate(lines, 1) if columns(line) > WIDTH]
