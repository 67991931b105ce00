"""Load the recorded trace of an example, record it anew, and ask who did what when.

trace = load("synchronization/ledger")
assert holders(trace, "lock") == ["Process-1", "Process-2"]
assert not overlaps(spans(trace, "lock"))
"""

import sys
import tempfile
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest

from examples import _catalogue
from examples._catalogue import Example, Settings
from examples._trace import analysis
from examples._trace.analysis import Hold, Wait
from examples._trace.file import TraceError, format_trace, parse_trace
from examples._trace.model import Event, Trace
from tests.harness import pictures
from tests.harness.interpreters import ask
from tests.harness.programs import check
from tests.harness.run import ROOT, Run, observe

TRIES = 9  # the shortest of so many runs is the one least disturbed by others


class Recording(NamedTuple):
    """A traced run: what it printed and left, and its trace."""

    run: Run
    trace: Trace


def load(name: str, method: str | None = None) -> Trace:
    """Return the recorded trace of an example, by default of its reference method."""
    example = _catalogue.load()[name]
    return parse_trace(example.trace(method or example.reference).read_text("utf-8"))


def observed(
    name: str,
    method: str,
    *,
    python: str = sys.executable,
    root: Path = ROOT,
    wants: Settings | None = None,
    arguments: Sequence[str] = (),
    options: Sequence[str] = (),
) -> Recording:
    """Run an example, or a script by its path, now, and return its trace as well.

    It has to end as it should: an example as listed, a script silently and with 0.
    """
    wants = wants or listed(name, method)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.trace"
        command = [python, *options, "-m", "examples", name, "--start-method", method]
        command += ["--trace", str(out), *(["--", *arguments] if arguments else [])]
        run = observe(command, root, wants.timeout)
        if not out.is_file():
            raise TraceError(f"{name} left no trace:\n{run.out}{run.err}{run.stacks}")
        lines = run.err.splitlines(keepends=True)
        err = "".join(line for line in lines if not line.startswith("trace: "))
        run = run._replace(err=err)
        check(f"{name} under {method}, traced", run, wants)
        return Recording(run, parse_trace(out.read_text("utf-8")))


def listed(name: str, method: str) -> Settings:
    """Return how an example ends, and of anything else that nothing is odd."""
    example = _catalogue.load().get(name)
    return example.under(method) if example else Settings()


def stale(example: Example, path: Path) -> bool:
    """Tell whether a recorded trace is empty, or of another source."""
    try:
        head = parse_trace(path.read_text("utf-8")).head
    except TraceError:
        return True
    return head.get("source") != example.digest


def wanted() -> dict[Path, tuple[Example, str]]:
    """Return the traces that stand beside examples, by file."""
    return {
        path: (example, method)
        for example in _catalogue.load().values()
        for method in example.settings.methods
        if (path := example.trace(method)).is_file()
    }


def refresh(python: str = sys.executable) -> list[str]:
    """Record the traces that are empty or stale; say which.

    Raises TraceError if one can't be recorded, or makes false what its page says.
    """
    said, refused = [], []
    for path, (example, method) in wanted().items():
        if example.obstacle(method, ask(python).here) or not stale(example, path):
            continue
        try:
            best = best_of(TRIES, example.name, method, python)
        except TraceError as error:
            refused.append(str(error))
            continue
        best.head["source"] = example.digest
        path.write_text(format_trace(best), encoding="utf-8", newline="\n")
        said.append(f"recorded {path.name}")
    if refused:
        raise TraceError("\n".join(said + refused))
    return said


def best_of(tries: int, name: str, method: str, python: str) -> Trace:
    """Return the shortest of some runs that make nothing false that a page says."""
    runs = [observed(name, method, python=python).trace for _ in range(tries)]
    runs.sort(key=lambda trace: trace.events[-1].time)
    for trace in runs:
        if not any(pictures.broken(name, method, trace)):
            return trace
    false = [repr(one) for one in pictures.broken(name, method, runs[0])]
    raise TraceError(f"{name} under {method}: no run makes true: {', '.join(false)}")


def name_of(trace: Trace, lane: int) -> str:
    """Return a lane's name; the first one's is main."""
    return trace.lanes[lane].name


def order_of(trace: Trace, kind: str, what: str | None = None) -> list[str]:
    """Return the names of the processes that did something, in order.

    For ``start``, ``join``, ``joined`` and ``signal``: those to whom it was done.
    """
    events = [one for one in trace.events if one.kind == kind]
    if what is not None:
        events = [one for one in events if one.what == what]
    to_others = kind in ("start", "started", "join", "joined", "signal")
    return [name_of(trace, int(e.what) if to_others else e.lane) for e in events]


def events(trace: Trace, kind: str, what: str | None = None) -> list[Event]:
    """Return the events of a kind, in order."""
    found = [one for one in trace.events if one.kind == kind]
    return [one for one in found if what is None or one.what == what]


def spans(trace: Trace, lock: str) -> list[Hold]:
    """Return who held a lock, or a place of a semaphore, and from when to when."""
    return [hold for hold in analysis.find_holds(trace) if hold.thing == lock]


def holders(trace: Trace, lock: str) -> list[str]:
    """Return the names of those who held a lock, in the order in which they got it."""
    return [name_of(trace, hold.lane) for hold in spans(trace, lock)]


def waits(trace: Trace, what: str | None = None) -> list[Wait]:
    """Return who waited, for what, from when to when, and how that ended."""
    found = analysis.find_waits(trace)
    return [wait for wait in found if what is None or wait.what == what]


def overlaps(some: Sequence[Hold]) -> list[tuple[Hold, Hold]]:
    """Return the pairs of spans that have some time in common."""
    ordered = sorted(some, key=lambda span: span.start)
    pairs = combinations(ordered, 2)
    return [(one, other) for one, other in pairs if other.start < one.end]


def most_at_once(some: Sequence[Hold]) -> int:
    """Return the largest number of spans that have a moment in common."""
    changes = [(span.start, 1) for span in some] + [(span.end, -1) for span in some]
    most = now = 0
    for _, change in sorted(changes):
        now += change
        most = max(most, now)
    return most


def lifetimes(trace: Trace) -> dict[str, tuple[int, int]]:
    """Return when each process began and ended, by name."""
    found = analysis.find_lifetimes(trace)
    return {name_of(trace, lane): life for lane, life in found.items()}


class Recorder:
    """Refreshes the traces when all tests of a recording have run, one by one."""

    def __init__(self, python: str) -> None:
        self.python = python

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Record, and say what was recorded; a refused trace fails the run."""
        try:
            said = refresh(self.python)
        except TraceError as error:
            said, session.exitstatus = [str(error)], pytest.ExitCode.TESTS_FAILED
        for line in said:
            print(f"\n{line}", file=sys.stderr)
