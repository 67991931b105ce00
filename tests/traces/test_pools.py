"""A pool's tasks are drawn on the worker that ran them, and the waits for them."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from examples._catalogue import METHODS, Settings
from examples._trace import run as tracing
from examples._trace.analysis import Task, find_tasks
from examples._trace.file import format_trace, parse_trace
from examples._trace.model import Trace
from examples._trace.picture import Artist
from examples._trace.words import WORDS
from tests.harness import traces
from tests.harness.interpreters import ask
from tests.harness.programs import PROGRAMS, program
from tests.traces.planted import POOL_PROGRAM, POOLED

OF_TASKS = ("task", "chunk", "tasks")


WAITING = """\
lane 0     main  -
lane 1     ForkServerPoolWorker-1  worker(…)  daemon

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
     1800  0    result
     2000  0    ready
     2000  0    command  ls
     2500  0    ready
     2500  0    sleep
     2800  0    ready
     2800  0    shut
     2900  1    end      0
     3000  0    ready
     3000  0    end      0
"""


@pytest.fixture(params=METHODS)
def method(request: pytest.FixtureRequest, python: str) -> str:
    if request.param not in ask(python).here.methods:
        pytest.skip(f"{request.param} does not exist on this platform")
    return request.param


def recorded(script: Path, method: str, python: str) -> Trace:
    return traces.observed(str(script), method, python=python, wants=Settings()).trace


@pytest.mark.parametrize("name", POOLED, ids=" ".join)
def test_tasks_have_the_numbers_in_which_they_were_submitted(
    name: tuple[str, str], method: str, python: str, tmp_path: Path
) -> None:
    make, _ = name
    planted = POOLED[name]
    source = POOL_PROGRAM.replace("MAKE", make).replace("CALL", planted.call)
    script = tmp_path / "program.py"
    script.write_text(source.replace("START", "opener.start()"), encoding="utf-8")

    trace = recorded(script, method, python)

    tasks = find_tasks(trace)
    whole = [task for task in tasks if not task.inside]
    assert ", ".join(f"{task.numbers} {task.call}" for task in whole) == planted.tasks
    inside = [task for task in tasks if task.inside]
    assert ", ".join(spread(inside)) == planted.inside
    assert {task.lane for task in tasks} == {1}
    assert all(first.end <= later.start for first, later in pairwise(whole))
    [first, *_] = [wait for wait in traces.waits(trace) if wait.why in OF_TASKS]
    assert (first.lane, first.thread, first.what) == (0, 0, planted.first_wait)
    assert first.end - first.start > 0


def spread(tasks: list[Task]) -> list[str]:
    """Return the numbers of tasks one by one, also of those noted together."""
    found = []
    for task in tasks:
        first, _, last = task.numbers.partition("-")
        found += [str(number) for number in range(int(first), int(last or first) + 1)]
    return found


def test_other_waits_are_seen_in_the_parent_and_in_a_worker(
    method: str, python: str
) -> None:
    trace = recorded(PROGRAMS / "traces/other_waits.py", method, python)

    python_is = Path(python).name
    main = [
        f"{wait.why} {wait.what}".strip()
        for wait in traces.waits(trace)
        if (wait.lane, wait.thread) == (0, 0) and wait.end > wait.start
    ]
    expected = ["accept", "recv", "process 1"]
    expected += [f"command {python_is}"] * 2
    assert [one for one in main if one.split()[0] not in (*OF_TASKS, "workers")][
        :5
    ] == (expected)
    assert main.count("sleep") == 1
    sleeps = [wait for wait in traces.waits(trace) if wait.why == "sleep"]
    assert [wait.lane for wait in sleeps] == [0, 2, 2, 2, 2]
    outcomes = [wait.outcome for wait in traces.waits(trace) if wait.why == "command"]
    assert outcomes.count("gave-up") == 1


def test_what_is_awaited_is_drawn_as_waiting() -> None:
    picture = Artist(parse_trace(WAITING), WORDS).make_picture()

    said = [
        (span.kind, span.title.partition(",")[0])
        for span in picture.spans
        if span.row == 0 and span.start < span.end
    ]
    assert [one for one in said if one[1].startswith("main")] == [
        ("running", "main: runs"),
        ("waiting", "main: waits for tasks 1–3"),
        ("running", "main: runs"),
        ("waiting", "main: waits for tasks to finish"),
        ("waiting", "main: waits for the program ls"),
        ("sleeping", "main: sleeps"),
        ("waiting", "main: waits for the workers of a pool to end"),
    ]
    assert [one for one in said if one[1].startswith("PoolWorker-1")][1:] == [
        ("running", "PoolWorker-1: runs"),
        ("waiting", "PoolWorker-1: waits for a task"),
        ("running", "PoolWorker-1: runs"),
        ("waiting", "PoolWorker-1: waits for a task"),
    ]
    tasks = [span for span in picture.spans if span.row]
    assert [(span.kind, span.label, span.row) for span in tasks] == [
        ("chunk", "1–3 f('a')", 2),
        ("task", "1", 1),
        ("task", "2–3", 1),
    ]
    assert [lane.note for lane in picture.lanes] == ["", ""]


def test_a_task_costs_two_lines_and_tasks_of_no_time_share_one(
    python: str, tmp_path: Path
) -> None:
    env = os.environ | tracing.make_environment(tmp_path)

    subprocess.run(program("traces/tiny_tasks", python=python), env=env, timeout=60)

    logs = [log.read_text(encoding="utf-8").splitlines() for log in tmp_path.iterdir()]
    kinds = [[line.split("\t")[3] for line in log] for log in logs]
    [worker] = [some for some in kinds if "task" in some]
    assert worker.count("task") == 5  # four, and a chunk of ten thousand
    assert worker.count("idle") <= 6
    [main] = [some for some in kinds if "submit" in some]
    assert main.count("submit") == 2  # a line for each call of map
    assert worker.count("item") < 200


def test_many_short_tasks_are_drawn_as_one() -> None:
    head = "lane 0     main  -\nlane 1     PoolWorker-1  worker(…)\n\n"
    lines = ["        0  0    start    1", "        1  1    begin"]
    for number in range(1, 1001):
        lines.append(f"{number * 10:>9}  1    task     {number}  f({number})")
        lines.append(f"{number * 10 + 8:>9}  1    idle")
    lines += ["   900000  1    end      0", "   900000  0    end      0"]
    trace = parse_trace(head + "\n".join(lines) + "\n")

    picture = Artist(trace, WORDS).make_picture()

    [tasks] = [span for span in picture.spans if span.kind == "task"]
    assert "1000 × runs a task" in tasks.title
    assert parse_trace(format_trace(trace)) == trace


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_task_ends_with_its_worker_if_that_is_killed(
    method: str, python: str
) -> None:
    trace = recorded(PROGRAMS / "traces/killed_in_a_task.py", method, python)

    [task] = [task for task in find_tasks(trace) if not task.inside]
    _, end = traces.lifetimes(trace)[trace.lanes[task.lane].name]
    assert (task.numbers, task.call) == ("1", "kill(…)")
    assert task.end == end


def test_what_the_page_says_can_not_be_seen_is_not(python: str) -> None:
    run, trace = traces.observed(
        str(PROGRAMS / "traces/unseen.py"), "spawn", python=python, wants=Settings()
    )

    assert not run.out.strip()
    waits = [one for one in traces.waits(trace) if (one.lane, one.thread) == (0, 0)]
    seen = [one.why for one in waits if one.end - one.start > 500]
    assert [why for why in seen if why != "command"] == ["process"]
    assert trace.lanes[1].name == "Process-1"
    assert len(trace.lanes) == 3  # main, its child and the manager


def test_the_workers_of_joblib_have_lanes_but_its_tasks_are_not_seen() -> None:
    pytest.importorskip("joblib")

    script = str(PROGRAMS / "traces/joblib_pool.py")
    trace = traces.observed(script, "fork", wants=Settings()).trace

    names = {lane.name.split("-")[0] for lane in trace.lanes[1:]}
    assert names == {"LokyProcess"}
    assert find_tasks(trace) == []
