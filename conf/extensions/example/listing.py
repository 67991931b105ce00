"""Choose what to show of a Python file: by the names of its parts, lit by text."""

from __future__ import annotations

import ast
import re
from difflib import get_close_matches
from itertools import pairwise
from typing import NamedTuple

from conf.translate import Definition

from ..shared.nearest import nearest


class Part(NamedTuple):
    """One top-level statement: its first and last line, counted from 0."""

    first: int
    last: int


def names(statement: ast.stmt) -> list[str]:
    """Return the names that a top-level statement defines."""
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return [statement.name]
        case ast.Assign():
            found = [ast.walk(target) for target in statement.targets]
            return [n.id for walk in found for n in walk if isinstance(n, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.If(test=ast.Compare(left=ast.Name(id="__name__"))):
            return ["__main__"]
    return []


def parts(source: str) -> dict[str, Part]:
    """Map each top-level name to its lines, with decorators and comments above."""
    lines = source.splitlines()
    found = {}
    for statement in ast.parse(source).body:
        first = statement.lineno
        if isinstance(statement, Definition) and statement.decorator_list:
            first = statement.decorator_list[0].lineno
        while first > 1 and lines[first - 2].startswith("#"):
            first -= 1
        assert statement.end_lineno is not None
        for name in names(statement):
            found[name] = Part(first - 1, statement.end_lineno - 1)
    return found


def select(source: str, wanted: list[str]) -> str:
    """Return the named parts of ``source``, in the order of the file."""
    there = parts(source)
    for name in wanted:
        if name not in there:
            raise LookupError(f"no part {name!r}: there are {nearest(name, [*there])}")
    lines = source.splitlines()
    chosen = sorted({there[name] for name in wanted})
    text = lines[chosen[0].first : chosen[0].last + 1]
    for before, part in pairwise(chosen):
        between = lines[before.last + 1 : part.first]
        text += ["", ""] if any(between) else between
        text += lines[part.first : part.last + 1]
    return "\n".join(text) + "\n"


def docstrings(text: str) -> set[int]:
    """Return the numbers of the lines that docstrings take, counted from 1."""
    found: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | Definition) and ast.get_docstring(node):
            first = node.body[0]
            found |= {*range(first.lineno, (first.end_lineno or first.lineno) + 1)}
    return found


def foldable(text: str) -> list[int]:
    """Return the lines of a long module docstring below its first, counted from 1.

    The closing quotes stay in sight if they have a line of their own.
    """
    first, *_ = ast.parse(text).body or [ast.Pass()]
    if not ast.get_docstring(ast.parse(text)):
        return []
    last = first.end_lineno or 0
    lines = text.splitlines()
    closing = lines[last - 1].strip(" rR\"'") == ""
    folded = [*range(first.lineno + 1, last + (0 if closing else 1))]
    return folded if len(folded) > 2 else []


def lit(text: str, pattern: str) -> list[int]:
    """Return the lines of code that ``pattern`` matches, counted from 1.

    Docstrings speak of the same names, but they are not what a page points at.
    """
    try:
        mark = re.compile(pattern)
    except re.error as fault:
        message = f"mark {pattern!r} is no regular expression: {fault}"
        raise LookupError(message) from None
    lines = text.splitlines()
    prose = docstrings(text)
    hits = [
        number
        for number, line in enumerate(lines, 1)
        if mark.search(line) and number not in prose
    ]
    if not hits:
        code = [line for number, line in enumerate(lines, 1) if number not in prose]
        there = [line.strip() for line in code if line.strip()]
        close = get_close_matches(pattern, there, n=5, cutoff=0.1)
        raise LookupError(
            f"no line matches mark {pattern!r}; nearest lines: {' | '.join(close)}"
        )
    return hits
