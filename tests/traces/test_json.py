"""``--trace OUT.json`` keeps the rules of the Trace Event Format.

The format is that of "Trace Event Format" by the Chromium project, which Perfetto
reads: https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
"""

import json
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from examples._catalogue import FOLDER
from examples._trace import perfetto
from tests.harness import traces
from tests.harness.programs import PROGRAMS
from tests.traces.test_picture import PROGRAM, made

Entry = dict[str, Any]
NEEDED = {  # keys of each kind of entry that is written
    "X": {"name", "cat", "ph", "ts", "dur", "pid", "tid"},
    "i": {"name", "cat", "ph", "ts", "s", "pid", "tid"},
    "s": {"name", "cat", "ph", "ts", "id", "pid", "tid"},
    "f": {"name", "cat", "ph", "ts", "id", "bp", "pid", "tid"},
    "M": {"name", "ph", "ts", "pid", "tid", "args"},
}
POOLED = """\
        0  0    start    1
     1000  1    begin
     1100  1    idle
     1200  0    submit   1-3
     1250  0    result   1-3
     1300  1    task     1-3  f('a')
     1300  1    item     1  200
     1500  1    item     2-3  90
     1600  1    idle
     1700  0    ready
     1800  0    submit   4
     1900  1    task     4  f('b')
     1950  1    got      desks
     2000  1    release  desks
     2900  1    end      -9
     3000  0    end      0
"""


def check(entries: list[Entry]) -> None:
    """Hold entries against the rules."""
    for one in entries:
        assert set(one) == NEEDED[one["ph"]], one
        assert isinstance(one["name"], str)
        assert one["name"]
        for key in ("ts", "dur", "pid", "tid", "id"):
            assert isinstance(one.get(key, 0), int), one
        assert one["ts"] >= 0
        assert one.get("dur", 0) >= 0
    named = [one for one in entries if one["ph"] == "M"]
    assert entries[: len(named)] == named
    times = [one["ts"] for one in entries]
    assert times == sorted(times)
    check_names(entries, named)
    check_flows(entries)
    for track in {(one["pid"], one["tid"]) for one in entries}:
        check_track(
            [e for e in entries if e["ph"] == "X" and (e["pid"], e["tid"]) == track]
        )


def check_names(entries: list[Entry], named: list[Entry]) -> None:
    """Each process and each track has one name, and each track one process."""
    kinds = Counter((one["name"], one["pid"]) for one in named)
    processes = {one["pid"] for one in entries}
    assert {pid for name, pid in kinds if name == "process_name"} == processes
    assert all(kinds["process_name", pid] == 1 for pid in processes)
    tracks = {(one["pid"], one["tid"]) for one in entries}
    assert len({tid for _, tid in tracks}) == len(tracks)
    names = [(e["pid"], e["tid"]) for e in named if e["name"] == "thread_name"]
    assert sorted(names) == sorted(tracks)


def check_flows(entries: list[Entry]) -> None:
    """Each start of a flow has one finish, no earlier than itself."""
    starts = {one["id"]: one for one in entries if one["ph"] == "s"}
    ends = {one["id"]: one for one in entries if one["ph"] == "f"}
    assert starts.keys() == ends.keys()
    assert len(starts) + len(ends) == sum(one["ph"] in "sf" for one in entries)
    for number, start in starts.items():
        assert start["ts"] <= ends[number]["ts"]
        assert start["name"] == ends[number]["name"]


def check_track(spans: list[Entry]) -> None:
    """Spans of one track lie in each other or apart, as calls do."""
    open_: list[int] = []
    for one in sorted(spans, key=lambda one: (one["ts"], -one["dur"])):
        end = one["ts"] + one["dur"]
        while open_ and open_[-1] <= one["ts"]:
            open_.pop()
        assert not open_ or end <= open_[-1], one
        open_.append(end)


def written(events: str) -> list[Entry]:
    text = perfetto.format_events(made(events), '<a> "b"')
    return list(json.loads(text)["traceEvents"])


@pytest.mark.parametrize("events", [PROGRAM, POOLED])
def test_events_keep_the_rules_of_the_format(events: str) -> None:
    check(written(events))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.trace")), ids=lambda p: p.stem)
def test_each_recorded_run_keeps_them(path: Path) -> None:
    trace = traces.parse_trace(path.read_text("utf-8"))

    check(json.loads(perfetto.format_events(trace, path.stem))["traceEvents"])


def test_a_rule_that_is_broken_is_seen() -> None:
    entries = written(PROGRAM)
    [first, *_] = [one for one in entries if one["ph"] == "X"]

    for broken in (
        [*entries, {**first}],  # not in the order of time
        [one for one in entries if one["ph"] != "f"],  # flows without an end
        [one for one in entries if one["name"] != "thread_name"],
        [one | ({"dur": -1} if one is first else {}) for one in entries],
        [one for one in entries if one is not first] + [{"ph": "X"}],
    ):
        with pytest.raises((AssertionError, KeyError)):
            check(broken)


def test_tasks_chunks_and_locks_have_tracks_and_tasks_come_from_their_call() -> None:
    entries = written(POOLED)

    names = {e["tid"]: e["args"]["name"] for e in entries if e["name"] == "thread_name"}
    on = {e["name"]: names[e["tid"]] for e in entries if e["ph"] == "X"}
    assert on["runs tasks 1–3: f('a')"] == on["runs task 1: f('a')"] == "tasks"
    assert on["holds desks"] == "holds desks"
    assert on["waits for tasks 1–3"] == "does"
    flows = [one for one in entries if one.get("cat") == "flow"]
    starts = [(e["ts"], e["ph"]) for e in flows if e["name"] == "task"]
    assert starts == [(1200, "s"), (1300, "f"), (1800, "s"), (1900, "f")]


def test_a_run_is_written_and_its_processes_keep_their_numbers(tmp_path: Path) -> None:
    numbers = []
    for out in (tmp_path / "a.json", tmp_path / "b.json"):
        script = PROGRAMS / "traces/tiny_tasks.py"
        command = [sys.executable, "-m", "examples", str(script), "--trace", str(out)]
        subprocess.run(command, cwd=FOLDER.parent, check=True, timeout=60)
        whole = json.loads(out.read_text("utf-8"))
        assert whole["otherData"]["title"] == "tiny_tasks.py"
        check(whole["traceEvents"])
        names = [e for e in whole["traceEvents"] if e["name"] == "process_name"]
        numbers.append([(e["pid"], e["args"]["name"].split()[0]) for e in names])

    assert numbers[0] == numbers[1]
    assert [pid for pid, _ in numbers[0]] == [1, 2]
    assert all(one < other for one, other in pairwise(numbers[0]))
