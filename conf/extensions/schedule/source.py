"""Read what a page says of a schedule: the policy, and the table of jobs."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import MISSING, fields
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from examples.scheduling import POLICIES, Job, Policy, Ties
from examples.scheduling.engine.job import Time

from ..shared.nearest import nearest

COLUMNS = tuple(field.name for field in fields(Job))
NEEDED = tuple(field.name for field in fields(Job) if field.default is MISSING)


class SourceError(ValueError):
    """The page says something that can't be right."""


def number_of(text: str) -> Time:
    """Return a number: whole, a fraction such as 1/3, or decimal."""
    try:
        if "/" in text:
            return Fraction(text)
        return int(text) if text.strip().lstrip("-").isdigit() else Decimal(text)
    except (ValueError, ZeroDivisionError, InvalidOperation):
        raise SourceError(f"{text!r} is no number, such as 3, 1/3 or 2.5") from None


def jobs_of(lines: Iterable[str]) -> list[Job]:
    """Return the jobs of a table whose first line names its columns."""
    rows = [line.split() for line in lines if line.strip()]
    if len(rows) < 2:
        raise SourceError(
            "give a line of columns, such as `name arrival burst`, and jobs"
        )
    heads = rows[0]
    for head in heads:
        if head not in COLUMNS:
            raise SourceError(f"no column {head!r}: there are {', '.join(COLUMNS)}")
    for head in NEEDED:
        if head not in heads:
            raise SourceError(f"the table has no column {head!r}")
    return [job_of(dict(zip(heads, row, strict=False)), row, heads) for row in rows[1:]]


def job_of(cells: dict[str, str], row: list[str], heads: list[str]) -> Job:
    """Return the job of one row."""
    if len(row) != len(heads):
        raise SourceError(
            f"the row {' '.join(row)!r} has {len(row)} cells, not {len(heads)}"
        )
    name = cells.pop("name")
    return Job(name, **{head: number_of(cell) for head, cell in cells.items()})


def check_columns(jobs: Iterable[Job], policies: Iterable[Policy]) -> None:
    """Complain of a column that a policy may read, but none of these does."""
    known = {column for policy in POLICIES.values() for column in policy.columns}
    for column in known - {column for policy in policies for column in policy.columns}:
        if any(getattr(job, column) for job in jobs):
            raise SourceError(f"no policy here reads the column {column!r}")


def policy_of(text: str) -> Policy:
    """Return the policy that is written as in Python, such as RoundRobin(quantum=4)."""
    try:
        call = ast.parse(text, mode="eval").body
    except SyntaxError:
        raise SourceError(f"{text!r} is no policy, such as FCFS()") from None
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
        raise SourceError(f"{text!r} is no policy, such as FCFS()")
    if call.func.id not in POLICIES:
        hint = nearest(call.func.id, list(POLICIES))
        raise SourceError(f"no policy {call.func.id!r}: there are {hint}")
    values = [value_of(each) for each in call.args]
    named = {each.arg or "**": value_of(each.value) for each in call.keywords}
    chosen: Any = POLICIES[call.func.id]
    try:
        policy: Policy = chosen(*values, **named)
    except TypeError as error:
        raise SourceError(f"{text}: {error}") from None
    return policy


def value_of(node: ast.expr) -> object:
    """Return an option's value: a literal, a rule for ties, or a list of policies."""
    if isinstance(node, ast.List) and any(isinstance(e, ast.Call) for e in node.elts):
        return [policy_of(ast.unparse(each)) for each in node.elts]
    if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Ties":
        if node.attr not in Ties.__members__:
            hint = ", ".join(f"Ties.{name}" for name in Ties.__members__)
            raise SourceError(f"no Ties.{node.attr}: there are {hint}")
        return Ties[node.attr]
    try:
        return ast.literal_eval(node)
    except ValueError:
        raise SourceError(f"{ast.unparse(node)!r} is no value") from None
