"""Say what was found, in English or Chinese, as text or as JSON."""

import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from .. import _errors
from .causes import Match
from .runs import Run
from .texts import Failure, Frame
from .verdict import Verdict

WORDS = Path(__file__).with_name("words.toml")
SYMPTOMS = "reference/errors"
PROCESS_PART = re.compile(r"^\w*Process\._(?=target$|args$|kwargs$)")
LONGEST = 160  # characters of a line that is quoted


class Speaker:
    """Speaks one language."""

    def __init__(self, language: str, base: str) -> None:
        self.language, self.base = language, base

    @property
    def colon(self) -> str:
        """Return what stands between a word and what it announces."""
        return ": " if self.language == "en" else "："

    def say(self, key: str, **values: object) -> str:
        """Return a sentence with its values filled in."""
        return words()[key][self.language].format_map(values)

    def page(self, page: str) -> str:
        """Return the address of a page of the site."""
        name, _, label = page.partition("#")
        folder = {"en": "en", "zh": "zh-cn"}[self.language]
        return f"{self.base}/{folder}/{name}.html{'#' * bool(label)}{label}"


@cache
def words() -> dict[str, dict[str, str]]:
    """Return what is said beside the causes."""
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


def describe(run: Run, kinds: tuple[str, ...], speaker: Speaker, timeout: float) -> str:
    """Return how one run went, in a few words."""
    values = {"code": run.code, "timeout": f"{timeout:g}"}
    if not kinds:
        code = f", {speaker.say('exit', **values)}" if run.code else ""
        return speaker.say("ok") + code
    what = ", ".join(speaker.say(kind, **values) for kind in kinds)
    return f"{speaker.say('fails')}{speaker.colon}{what}"


def lines(verdict: Verdict, speaker: Speaker) -> Iterator[str]:
    """Yield what is said below the list of methods."""
    for number, match in enumerate(verdict.causes, 1):
        yield ""
        yield from cause_lines(f"{number}.", match, speaker)
    if verdict.difference:
        one = verdict.difference
        yield ""
        yield f"   {one.one} {one.line}: {shorten(one.left)}"
        yield f"   {one.other} {one.line}: {shorten(one.right)}"
    if verdict.unknown:
        yield ""
        yield from unknown_lines(verdict, speaker)
    for match in verdict.remarks:
        yield ""
        yield from cause_lines(f"({speaker.say('remark')})", match, speaker)
    yield from last_lines(verdict, speaker)


def last_lines(verdict: Verdict, speaker: Speaker) -> Iterator[str]:
    """Yield what is said of the whole."""
    for run in verdict.runs[:1]:
        said = run.processes[0].stderr.strip() if run.processes else ""
        if run.code and said and verdict.sound:
            yield f"   {shorten(said.splitlines()[-1])}"
    if any(run.cut for run in verdict.runs):
        yield speaker.say("cut")
    if verdict.reordered:
        yield speaker.say("reordered")
    if verdict.sound:
        yield ""
        yield speaker.say("remarked" if verdict.remarks else "sound")


def cause_lines(head: str, match: Match, speaker: Speaker) -> Iterator[str]:
    """Yield a cause, its line, what helps, and where it is explained."""
    language = speaker.language
    names = Named(match.names)
    yield f"{head} {match.cause.says[language].format_map(names)}"
    if match.finding:
        line = speaker.say("line", line=match.finding.line)
        line = f"{match.finding.file}, {line}" if match.finding.file else line
        yield f"   {line}{speaker.colon}{match.finding.before}".rstrip("：: ")
    elif match.frame:
        yield f"   {place(match.frame)}"
    cure = match.cause.cure[language].format_map(names)
    yield f"   {speaker.say('cure')}{speaker.colon}{cure}"
    if match.finding and match.finding.after:
        yield from change(match.finding.before, match.finding.after)
    if match.way:
        yield f"   {speaker.say('where')}{speaker.colon}{way(match.way)}"
    if match.text:
        methods = ", ".join(match.saying)
        text = shorten(match.text)
        yield f"   {speaker.say('under', methods=methods, text=text)}"
    yield f"   {speaker.say('page')}{speaker.colon}{speaker.page(match.cause.page)}"


def way(steps: tuple[str, ...]) -> str:
    """Return the way to what can't be pickled, in a program's own words."""
    words = [PROCESS_PART.sub("", step) for step in steps]
    return " → ".join(plain(word) for word in words)


class Named(dict[str, str]):
    """Names for a sentence; what is not known is left open."""

    def __missing__(self, key: str) -> str:
        return "…"


def change(before: str, after: str) -> Iterator[str]:
    """Yield a change as a diff."""
    yield from (f"     - {line}" for line in before.splitlines())
    yield from (f"     + {line}" for line in after.splitlines())


def unknown_lines(verdict: Verdict, speaker: Speaker) -> Iterator[str]:
    """Yield what was seen where no cause is known."""
    yield speaker.say("unknown", methods=", ".join(verdict.unknown))
    alike = fail_alike(verdict)
    for run in verdict.runs[: 1 if alike else None]:
        if run.method in verdict.unknown:
            yield from seen_lines(run, speaker)
    if alike:
        yield f"   {speaker.say('same')}"
    yield f"   {speaker.say('symptoms', page=speaker.page(SYMPTOMS))}"


def seen_lines(run: Run, speaker: Speaker) -> Iterator[str]:
    """Yield the errors of a run, what the index knows of them, and a hang's stacks."""
    told = set()
    for process, failure in run.failures():
        own = f" ({place(failure.own)})" if failure.own else ""
        line = f"   {run.method}, {process.role}: {shorten(failure.text)}{own}"
        if line not in told:
            yield line
            yield from (f"     {one}" for one in index_lines(failure, speaker))
        told.add(line)
    said = run.processes[0].stderr.strip() if run.processes else ""
    if not told and run.code and said:
        yield f"   {run.method}, main: {shorten(said.splitlines()[-1])}"
    if run.end != "ended":
        yield f"   {run.method}, {speaker.say('waits')}"
        yield from stack_lines(run)


def fail_alike(verdict: Verdict) -> bool:
    """Tell whether main ends in the same error under several methods, and under all."""
    said = [
        {failure.text for process, failure in run.failures() if process.role == "main"}
        for run in verdict.runs
    ]
    return len(said) > 1 and bool(said[0]) and all(one == said[0] for one in said)


def index_lines(failure: Failure, speaker: Speaker) -> Iterator[str]:
    """Yield what the index of errors knows of the text of one."""
    for entry in _errors.load():
        if entry.group == "memory" and "memory" not in failure.path:
            continue  # another file that is not there
        if not entry.where[speaker.language] and entry.pattern().search(failure.text):
            yield entry.means[speaker.language]
            yield entry.cure[speaker.language]
            return


def stack_lines(run: Run) -> Iterator[str]:
    """Yield where each process stood."""
    for process in run.processes:
        if process.stack and process.stack.main and process.role in ("main", "child"):
            own = f"{place(process.stack.own)}, " if process.stack.own else ""
            here = process.stack.main[0].short
            yield f"     {process.role} {process.pid}: {own}{here}"
            for frames in process.stack.threads[1:]:
                mine = next((frame for frame in frames if frame.own), None)
                if mine:
                    yield f"       thread: {place(mine)}, {frames[0].short}"


def place(frame: Frame) -> str:
    """Return file:line, function."""
    return f"{Path(frame.path).name}:{frame.line}, {frame.function}"


def plain(line: str) -> str:
    """Return a line without what a terminal would take for a command."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line)


def shorten(text: str) -> str:
    """Return a line that fits."""
    text = plain(text)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def as_json(verdict: Verdict, speaker: Speaker) -> str:
    """Return all of it for a program to read."""
    return json.dumps(
        {
            "sound": verdict.sound,
            "runs": [as_run(run, verdict) for run in verdict.runs],
            "causes": [as_cause(match, speaker) for match in verdict.causes],
            "remarks": [as_cause(match, speaker) for match in verdict.remarks],
            "difference": verdict.difference and verdict.difference._asdict(),
            "reordered": verdict.reordered,
            "unexplained": verdict.unknown,
        },
        ensure_ascii=False,
        indent=2,
    )


def as_run(run: Run, verdict: Verdict) -> dict[str, Any]:
    """Return one run."""
    failures = [
        {"process": process.role, "text": failure.text}
        for process, failure in run.failures()
    ]
    return {
        "method": run.method,
        "exit": run.code,
        "end": run.end,
        "seconds": round(run.seconds, 2),
        "faults": verdict.faults[run.method],
        "errors": failures,
        "output": run.out,
    }


def as_cause(match: Match, speaker: Speaker) -> dict[str, Any]:
    """Return one cause."""
    names, language = Named(match.names), speaker.language
    return {
        "id": match.cause.id,
        "says": match.cause.says[language].format_map(names),
        "cure": match.cause.cure[language].format_map(names),
        "file": match.finding.file if match.finding else "",
        "line": match.finding.line if match.finding else None,
        "running": match.frame.line if match.frame else None,
        "before": match.finding.before if match.finding else "",
        "after": match.finding.after if match.finding else "",
        "methods": match.methods,
        "text": match.text,
        "where": list(match.way),
        "page": speaker.page(match.cause.page),
    }
