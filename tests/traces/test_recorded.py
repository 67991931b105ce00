"""Each recorded trace is of the source as it is, and of a run like any other."""

import gzip
import sys
from pathlib import Path

import pytest

from examples import _catalogue
from examples._trace import standalone
from examples._trace.file import format_trace
from tests.harness import pictures, traces
from tests.harness.interpreters import ask
from tests.harness.output import comparable
from tests.harness.run import ROOT

WANTED = {path.name: (path, *it) for path, it in traces.wanted().items()}
RECORD = "run make record"


@pytest.mark.parametrize("name", WANTED)
def test_trace_is_of_the_source_as_it_is(name: str) -> None:
    path, example, method = WANTED[name]

    assert path.stat().st_size, f"{name} is empty: {RECORD}"
    head = traces.load(example.name, method).head
    assert head["method"] == method
    assert head["source"] == example.digest, (
        f"examples/{example.name}.py changed since {name} was recorded: {RECORD}"
    )


@pytest.mark.parametrize("name", WANTED)
def test_traced_run_prints_what_is_recorded_and_has_the_same_events(
    name: str, python: str
) -> None:
    _, example, method = WANTED[name]
    if obstacle := example.obstacle(method, ask(python).here):
        pytest.skip(obstacle)
    wants = example.under(method)

    run, fresh = traces.observed(example.name, method, python=python)

    out = example.record(method).read_text("utf-8")
    assert comparable(run.out, wants.order) == comparable(out, wants.order)
    assert len(fresh.lanes) == len(traces.load(example.name, method).lanes)


@pytest.mark.parametrize("name", WANTED)
def test_drawing_is_light(name: str) -> None:
    _, example, method = WANTED[name]

    svg = standalone.draw_trace(traces.load(example.name, method), example.name)

    assert len(gzip.compress(svg.encode())) <= 8192


def test_no_trace_is_left_of_what_is_gone() -> None:
    assert {*_catalogue.FOLDER.glob("*/*.trace")} == {*traces.wanted()}


@pytest.fixture
def stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty trace that asks to be recorded."""
    example = _catalogue.load()["processes/first_process"]
    moved = example._replace(folder=tmp_path)
    moved.source.parent.mkdir()
    moved.source.write_bytes(example.source.read_bytes())
    path = moved.trace(example.reference)
    path.touch()
    monkeypatch.setattr(traces, "wanted", lambda: {path: (moved, example.reference)})
    monkeypatch.setattr(traces, "TRIES", 1)
    monkeypatch.setattr(pictures, "claims", list)  # of one run, on a busy machine
    return path


def test_recording_fills_an_empty_trace_and_then_leaves_it_alone(stands: Path) -> None:
    assert traces.refresh() == [f"recorded {stands.name}"]
    first = stands.read_text(encoding="utf-8")
    assert "lane 1     Process-1  count_primes(30000)" in first

    assert traces.refresh() == []
    assert stands.read_text(encoding="utf-8") == first


def test_recording_renews_a_trace_whose_source_changed(stands: Path) -> None:
    traces.refresh()
    seen = traces.parse_trace(stands.read_text(encoding="utf-8"))
    seen.head["source"] = "0" * 16
    stands.write_text(format_trace(seen), encoding="utf-8")

    assert traces.refresh() == [f"recorded {stands.name}"]


@pytest.mark.skipif(sys.platform != "linux", reason="is recorded on Linux")
def test_a_trace_that_can_not_be_recorded_says_why() -> None:
    with pytest.raises(traces.TraceError, match="left no trace"):
        traces.observed("processes/run_is_not_start_at_all", "spawn", root=ROOT)
