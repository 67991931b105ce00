"""The two traced pools: chunks leave a worker idle, and single tasks don't."""

from pathlib import Path
from statistics import median

import pytest

from examples import _catalogue
from examples._catalogue import METHODS, Settings
from examples._trace.analysis import Task, find_tasks
from examples._trace.model import Trace
from tests.harness.pictures import says
from tests.harness.programs import output
from tests.harness.traces import load, observed, waits
from tests.harness.variants import changed, run_variant

CHUNKS, SINGLE = "pools/uneven_in_chunks", "pools/uneven_one_by_one"
TASKS = "[LONG] * 8 + [SHORT] * 8"
MIXED = "[LONG, SHORT] * 8"
LONG = "count_primes(20000)"


def chunks(trace: Trace) -> list[Task]:
    return [task for task in find_tasks(trace) if not task.inside]


def singles(trace: Trace) -> list[Task]:
    """Return the tasks that are no chunk."""
    return [task for task in find_tasks(trace) if "-" not in task.numbers]


def test_both_print_the_same(method: str):
    assert output(CHUNKS, method) == output(SINGLE, method)


def test_only_the_size_of_the_chunks_differs():
    first, second = (
        (_catalogue.FOLDER / f"{name}.py").read_text("utf-8").split('"""', 2)[2]
        for name in (CHUNKS, SINGLE)
    )

    assert first.replace("chunksize=8", "chunksize=1") == second


@pytest.mark.whole
def test_a_thousand_times_as_many_tasks_are_done_too(method: str, tmp_path: Path):
    many = {"20_000, 2_000": "20, 2", TASKS: "[LONG] * 8000 + [SHORT] * 8000"}

    run = run_variant(tmp_path, CHUNKS, many, method)

    assert run.out == "tasks done: 16000\nprimes counted: 64000\n"


@says(
    CHUNKS,
    "The worker with the first chunk does all long tasks, while the other waits.",
    "One worker gets the chunk with all eight long tasks.",
    "The other has soon finished its chunk, and waits for a task until the end.",
    "`main` waits for the results all the time.",
)
def test_one_worker_has_all_long_tasks_and_the_other_is_idle(trace: Trace):
    long, short = chunks(trace)
    assert (long.numbers, long.call) == ("1-8", LONG)
    assert short.numbers == "9-16"
    assert long.lane != short.lane
    assert short.end - short.start < (long.end - long.start) / 3
    idle = [one for one in waits(trace) if (one.lane, one.why) == (short.lane, "idle")]
    assert idle[-1].end - idle[-1].start > (long.end - long.start) / 2
    assert idle[-1].end > long.end - 5_000
    main = [wait for wait in waits(trace) if wait.lane == 0]
    waited = sum(wait.end - wait.start for wait in main)
    assert waited > 0.9 * trace.events[-1].time


@says(
    SINGLE,
    "Sent one by one, the long tasks are shared.",
    "Both workers get long tasks and short ones, and both work until nearly the end.",
    "The same tasks take less than three quarters of the time.",
)
def test_both_workers_have_long_and_short_tasks(trace: Trace):
    tasks = singles(trace)
    assert [task.numbers for task in tasks] == [str(n) for n in range(1, 17)]
    last = max(task.end for task in tasks)
    for lane in (1, 2):
        own = [task for task in tasks if task.lane == lane]
        assert {task.call for task in own} == {LONG, "count_primes(2000)"}
        assert own[-1].end > 0.9 * last
        idle = [one for one in waits(trace) if (one.lane, one.why) == (lane, "idle")]
        between = [one for one in idle if own[0].start < one.start < own[-1].start]
        assert sum(wait.end - wait.start for wait in between) < last / 10
    assert find_span(tasks) < 0.75 * find_span(singles(load(CHUNKS)))


def find_span(tasks: list[Task]) -> int:
    """Return the time from the first task's start to the last one's end."""
    return max(task.end for task in tasks) - min(task.start for task in tasks)


def test_each_task_runs_once_under_every_method(method: str):
    for name in (CHUNKS, SINGLE):
        tasks = singles(observed(name, method).trace)
        assert sorted(int(task.numbers) for task in tasks) == [*range(1, 17)]


def test_answer_mixed_tasks_make_chunks_of_equal_work(tmp_path: Path):
    copy = tmp_path / "mixed.py"
    original = _catalogue.FOLDER / f"{CHUNKS}.py"
    copy.write_text(changed(CHUNKS, original, {TASKS: MIXED}), "utf-8")

    trace = observed(str(copy), METHODS[0], wants=Settings()).trace

    one, other = chunks(trace)
    assert {one.numbers, other.numbers} == {"1-8", "9-16"}  # either begins first
    tasks = singles(trace)
    for first, last in ((1, 8), (9, 16)):
        of = {int(t.numbers): t.end - t.start for t in tasks}
        long = [of[n] for n in range(first, last + 1) if n % 2]
        short = [of[n] for n in range(first, last + 1) if not n % 2]
        assert median(long) > 3 * median(short)
