"""Sentences on the pages about recorded runs, each with the test that it is true.

@says("processes/join_in_the_loop", "No child starts before the one above has ended.")
def test_no_child_starts_before_the_one_above_has_ended(trace: Trace) -> None:
    ...

The test gets the trace that the page shows. ``make record`` asks the same tests about
each new trace, and keeps none that breaks one.
"""

import importlib
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from conf.pages import DOCS, Directive, page_names, walk
from examples import _catalogue
from examples._trace.model import Trace
from tests.harness.run import ROOT

Check = Callable[[Trace], None]


class Claim(NamedTuple):
    """What a page says about the trace of an example, and the test of it."""

    example: str
    method: str
    sentences: tuple[str, ...]
    check: Check


def says(
    example: str, *sentences: str, method: str | None = None
) -> Callable[[Check], Check]:
    """Mark a test as the check of what a page says about an example's picture.

    Where an example has several traces, ``method`` says which; the default is the one
    of its reference method.
    """
    if not sentences:
        raise ValueError("says() wants the example, and then the page's sentence")

    def mark(check: Check) -> Check:
        of = method or examples()[example].reference
        check.claim = Claim(example, of, sentences, check)  # type: ignore[attr-defined]
        return check

    return mark


@cache
def examples() -> dict[str, _catalogue.Example]:
    """Return every example by name."""
    return _catalogue.load()


@cache
def claims() -> list[Claim]:
    """Return the claims of all test modules."""
    found = []
    for path in sorted(ROOT.glob("tests/*/test_*.py")):
        if "@says(" in path.read_text("utf-8"):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            members = vars(importlib.import_module(name)).values()
            found += [one.claim for one in members if hasattr(one, "claim")]
    return found


def broken(example: str, method: str, trace: Trace) -> Iterator[str]:
    """Yield the sentences about an example's picture that a trace makes false."""
    for claim in claims():
        if (claim.example, claim.method) == (example, method):
            try:
                claim.check(trace)
            except Exception:  # a check may fail in any way
                yield from claim.sentences


@cache
def shown() -> dict[str, set[str]]:
    """Return the examples whose timeline a page shows, and on which pages."""
    found: dict[str, set[str]] = {}
    for page in page_names():
        path = DOCS / "en" / f"{page}.md"
        if path.is_file():
            for _, one in walk(path.read_text("utf-8")):
                if isinstance(one, Directive) and one.name == "timeline":
                    found.setdefault(one.argument.strip(), set()).add(page)
    return found
