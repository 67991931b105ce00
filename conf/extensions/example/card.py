"""What stands below an example's source: its command, output and verified runs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from docutils import nodes

from examples._catalogue import METHODS, Settings

from ..shared.tabs import method_tabs
from ..shared.words import join_words
from ..shared.words import say as say_shared
from .facts import Facts
from .words import say

NOTHING = r"|\A\Z"  # ends the pattern of an error that doesn't always come
DEV = "python -X dev"  # shows warnings that Python otherwise hides
GROUP = re.compile(r"(?<!\\)\((?:\?:)?((?:\\.|[^\\()|])*)(?:\|(?:\\.|[^\\()])*)?\)")


def outputs(facts: Facts, language: str) -> nodes.Node:
    """Return one panel, or a tab per start method where the outputs differ."""
    outcomes = {method: facts.outcome(method) for method in facts.methods}
    first = facts.methods[0]
    if all(outcome == outcomes[first] for outcome in outcomes.values()):
        method = "" if len(facts.methods) == len(METHODS) else first
        return panel(facts, language, method, outcomes[first])
    panels = {
        method: [panel(facts, language, method, outcome)]
        for method, outcome in outcomes.items()
    }
    return method_tabs(panels, "example-outputs")


def panel(
    facts: Facts, language: str, method: str, outcome: tuple[str, int, tuple[str, ...]]
) -> nodes.Node:
    """Return the command and what it printed, as a terminal shows them."""
    printed, code, errors = outcome
    command = f"$ python -m examples {facts.name}"
    if method:
        command += f" --start-method {method}"
    box = nodes.container("", is_div=True, classes=["example-output"])
    box += nodes.literal_block(
        command, command, language="console", classes=["example-command", "no-search"]
    )
    label = say(language, "output" if printed else "no output")
    box += nodes.paragraph("", label, classes=["example-label", "no-search"])
    if printed:
        box += nodes.literal_block(
            printed, printed, language="text", classes=["example-printed"]
        )
    if code or errors:
        box += ending(language, code, errors)
    return box


def ending(language: str, code: int, errors: tuple[str, ...]) -> nodes.Node:
    """Say how a run ends that doesn't end well."""
    line = nodes.paragraph(classes=["example-ending"])
    if code:
        before, after = say(language, "exit", "\0").split("\0")
        line += [nodes.Text(before), nodes.literal("", str(code)), nodes.Text(after)]
        line += nodes.Text("" if language.startswith("zh") else " ")
    if errors:
        line += shows(language, errors)
        for number, pattern in enumerate(errors):
            line += [nodes.Text(" … ")] if number else []
            line += nodes.literal("", format_pattern(pattern))
    return line


def shows(language: str, errors: tuple[str, ...]) -> list[nodes.Node]:
    """Say when standard error shows these patterns."""
    if all(error.startswith("ResourceWarning") for error in errors):
        before, after = say(language, "stderr dev", "\0").split("\0")
        return [nodes.Text(before), nodes.literal("", DEV), nodes.Text(after)]
    certain = not all(error.endswith(NOTHING) for error in errors)
    return [nodes.Text(say(language, "stderr" if certain else "stderr maybe"))]


def format_pattern(pattern: str) -> str:
    """Write a regular expression the way a text that it matches reads."""
    text = GROUP.sub(r"\1", pattern.removesuffix(NOTHING).strip("^$"))
    text = re.sub(r"\.[*+]\??", "…", text)
    return re.sub(r"\\(\W)", r"\1", text)


def footer(facts: Facts, language: str, repository: str, *, whole: bool) -> nodes.Node:
    """Say what it needs, how a copy runs, and how it was verified."""
    line = nodes.paragraph(classes=["example-footer", "no-search"])
    line += nodes.Text(needs(facts, language))
    if checked := verified(facts.verified(), language):
        line += nodes.Text(checked)
    key, copied = "copied" if whole else "excerpt", f"python {facts.path.name}"
    if facts.example.needs_topic:
        key, copied = "with its topic", f"examples/{facts.example.topic}"
    before, after = say(language, key, "\0").split("\0")
    line += [nodes.Text(before), nodes.literal("", copied), nodes.Text(after)]
    test = f"{repository}/blob/main/{facts.test_path()}"
    line += nodes.reference("", say(language, "test"), refuri=test, internal=False)
    line += nodes.Text(say(language, "stop"))
    return line


def needs(facts: Facts, language: str) -> str:
    """Say what the example needs beyond any Python anywhere."""
    wanted = []
    if (oldest := facts.settings.python) != Settings().python:
        wanted.append(say(language, "or newer", oldest))
    if system := facts.settings.platform:
        posix = say(language, "posix")
        named = {"posix": [posix], "root": ["Linux", "root"]}
        wanted += named.get(system, ["Linux"])
    wanted += facts.settings.requires
    return say(language, "needs", join_words(language, wanted)) if wanted else ""


def verified(entry: dict[str, Any], language: str) -> str:
    """Sum up where and when the example ran as recorded."""
    if not entry:
        return ""
    systems: dict[str, dict[str, tuple[str, ...]]] = {}
    for system, runs in entry["on"].items():
        systems.setdefault(system.split()[0], {}).update(runs)
    clauses = [clause(*each, language) for each in systems.items()]
    where = say_shared(language, "semicolon").join(clauses)
    return say(language, "verified", where, entry["day"])


def clause(system: str, runs: dict[str, tuple[str, ...]], language: str) -> str:
    """Sum up the runs on one system."""
    minors = sorted({tuple(map(int, v.split(".")[:2])) for v in runs})
    versions = join_words(language, ranges(minors, language))
    common = [m for m in METHODS if all(m in methods for methods in runs.values())]
    under = say(language, "under", join_words(language, common)) if common else ""
    return say(language, "system", system, versions) + under


def ranges(minors: list[tuple[int, ...]], language: str) -> list[str]:
    """Write consecutive minor versions as one range."""
    runs = [[minors[0]]]
    for before, minor in pairwise(minors):
        if minor == (before[0], before[1] + 1):
            runs[-1].append(minor)
        else:
            runs.append([minor])
    spelt = [[".".join(map(str, minor)) for minor in run] for run in runs]
    return [
        run[0] if len(run) == 1 else say(language, "to", run[0], run[-1])
        for run in spelt
    ]
