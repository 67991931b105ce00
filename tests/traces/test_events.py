"""The recorder sees the same of each primitive, under every method and version."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from examples._catalogue import METHODS, Settings
from examples._trace import run as tracing
from examples._trace.model import Event, Trace
from tests.harness import traces
from tests.harness.interpreters import ask
from tests.harness.programs import PROGRAMS, program, run_program
from tests.traces.planted import HIDDEN, PLANTED

NOT_WINDOWS = {"SIGTERM"}
OF_PROCESSES = ("start", "started", "begin", "end", "join", "joined", "signal")
OF_POOLS = ("submit", "idle", "task", "item", "result", "shut", "ready")


@pytest.fixture(params=METHODS)
def method(request: pytest.FixtureRequest, python: str) -> str:
    if request.param not in ask(python).here.methods:
        pytest.skip(f"{request.param} does not exist on this platform")
    return request.param


def written(source: str, folder: Path) -> Path:
    script = folder / "program.py"
    script.write_text(source, encoding="utf-8")
    return script


def recorded(script: Path, method: str, python: str, *stderr: str) -> Trace:
    wants = Settings(stderr=stderr)
    return traces.observed(str(script), method, python=python, wants=wants).trace


def told(event: Event) -> str:
    return " ".join(filter(None, (event.kind, event.what, event.more)))


def done_by(trace: Trace, lane: int) -> str:
    """Say what a process did between its beginning and its end.

    What a second thread did stands behind a /, an end that isn't 0 behind a |.
    """
    events = [one for one in trace.events if one.lane == lane]
    ends = [one.what for one in events if one.kind == "end"]
    assert len(ends) == 1
    threads = sorted({one.thread for one in events})
    parts = [
        ", ".join(
            told(one)
            for one in events
            if one.thread == thread and one.kind not in ("begin", "end")
        )
        for thread in threads
    ]
    text = " / ".join(parts)
    return text if ends == ["0"] else f"{text} | {ends[0]}".strip()


@pytest.mark.parametrize("name", PLANTED)
def test_events_of_each_process_are_those_of_the_program(
    name: str, method: str, python: str, tmp_path: Path
) -> None:
    planted = PLANTED[name]
    if name in NOT_WINDOWS and sys.platform == "win32":
        pytest.skip("needs signals")

    trace = recorded(written(planted.source(), tmp_path), method, python)

    assert done_by(trace, 0) == planted.main_does
    assert done_by(trace, 1) == planted.child_does
    order = [f"{one.lane} {one.kind}" for one in trace.events]
    places = []
    for step in filter(None, planted.in_order.split(", ")):
        places.append(order.index(step, places[-1] + 1 if places else 0))
    assert places == sorted(places)


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_whoever_is_killed_ends_when_the_signal_is_sent(
    method: str, python: str, tmp_path: Path
) -> None:
    source = PLANTED["SIGTERM"].source()

    trace = recorded(written(source, tmp_path), method, python)

    sent_and_ended = {("signal", "1"), ("end", "-15")}
    times = [one.time for one in trace.events if (one.kind, one.what) in sent_and_ended]
    assert len(times) == 2
    assert times[0] == times[1]


@pytest.mark.parametrize("name", HIDDEN)
def test_what_multiprocessing_makes_for_itself_is_not_shown(
    name: str, method: str, python: str, tmp_path: Path
) -> None:
    source = (
        "import multiprocessing as mp\n"
        f'if __name__ == "__main__":\n    {HIDDEN[name]}\n'
    )

    trace = recorded(written(source, tmp_path), method, python)

    assert trace.things == {}
    kinds = {event.kind for event in trace.events}
    assert kinds <= {*OF_PROCESSES, *OF_POOLS}
    assert all(event.thread == 0 for event in trace.events if event.kind in OF_POOLS)
    assert len(trace.lanes) > 1


def test_a_lock_that_each_process_makes_for_itself_is_seen_to_be_another(
    method: str, python: str, tmp_path: Path
) -> None:
    may_leak = ("(leaked semaphore)?",)  # the child's own; not since the server has it
    leaks = may_leak if method == "forkserver" else ()
    trace = recorded(PROGRAMS / "traces/module_level.py", method, python, *leaks)

    [by_child, by_main] = [one for one in trace.events if one.kind == "ask"]
    assert (by_child.lane, by_main.lane) == (1, 0)
    assert (by_child.what == by_main.what) == (method == "fork")


def test_grandchildren_have_lanes_and_the_same_lock(
    method: str, python: str, tmp_path: Path
) -> None:
    trace = recorded(PROGRAMS / "traces/grandchild.py", method, python)

    assert [lane.name for lane in trace.lanes] == ["main", "Process-1", "cub"]
    assert [lane.call for lane in trace.lanes] == ["", "child(…)", "cub(…)"]
    assert traces.order_of(trace, "got", "lock") == ["Process-1", "cub"]


def test_what_is_made_together_is_numbered_and_what_is_alone_is_not(
    method: str, python: str, tmp_path: Path
) -> None:
    trace = recorded(PROGRAMS / "traces/several.py", method, python)

    assert [*trace.things] == ["turns 2", "turns 3", "semaphore"]
    calls = [lane.call for lane in trace.lanes[1:]]
    assert calls == ["child(…)", "child(…)", "Caller(…)"]


def test_a_child_begins_in_its_main_thread_whoever_started_it(
    method: str, python: str, tmp_path: Path
) -> None:
    trace = recorded(PROGRAMS / "traces/from_a_thread.py", method, python)

    places = {(event.kind, event.thread) for event in trace.events}
    assert {("start", 1), ("join", 0), ("begin", 0), ("got", 0)} <= places


def test_the_end_of_the_interpreter_is_not_part_of_the_picture(
    python: str, tmp_path: Path
) -> None:
    trace = recorded(PROGRAMS / "traces/slow_to_go.py", "spawn", python)

    assert trace.events[-1].time - trace.events[-2].time < 2_700_000  # microseconds


def test_a_script_runs_as_it_does_without_a_recorder(
    method: str, python: str, tmp_path: Path
) -> None:
    command = program("traces/plain", python=python)
    alone = run_program(command, tmp_path, code=5)

    run, trace = traces.observed(
        command[1],
        method,
        python=python,
        wants=Settings(exit=5),
        arguments=["-x", "y"],
    )

    main, *others = run.out.splitlines()
    assert main == f"main ['-x', 'y'] {method}"
    assert others == alone.out.splitlines()[1:]
    assert trace.events[-1].what == "5"


def test_tracing_costs_one_line_for_a_free_lock_and_nothing_inside_a_barrier(
    python: str, tmp_path: Path
) -> None:
    env = os.environ | tracing.make_environment(tmp_path)

    command = program("traces/quick", python=python)

    out = subprocess.check_output(command, env=env, text=True, timeout=30)

    logs = [log.read_text(encoding="utf-8").splitlines() for log in tmp_path.iterdir()]
    longest = max(logs, key=len)  # the resource tracker has one too
    kinds = [line.split("\t")[3] for line in longest]
    assert kinds == ["load", "made", "took", "release", "made", "end"]
    assert out == "builtin_function_or_method\n"


def test_another_sitecustomize_is_run_as_well(
    python: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "print('the other one')\n", encoding="utf-8"
    )
    program = tmp_path / "program.py"
    program.write_text(
        "import sys; print(sys.modules['sitecustomize'].__file__)\n", encoding="utf-8"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    logs = tmp_path / "logs"
    logs.mkdir()
    env = os.environ | tracing.make_environment(logs)

    out = subprocess.check_output([python, program], env=env, text=True, timeout=30)

    assert out.splitlines() == ["the other one", str(tmp_path / "sitecustomize.py")]
    assert list(logs.iterdir())
