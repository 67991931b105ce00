"""No more at once than agreed, and what one release too many or too few does."""

import sys
from pathlib import Path

import pytest

from examples._trace.model import Trace
from examples.synchronization import bounded_buffer, limit_concurrency
from tests.harness import traces
from tests.harness.interpreters import ask
from tests.harness.pictures import says
from tests.harness.programs import program, run_program
from tests.harness.traces import holders, most_at_once, observed, spans
from tests.harness.variants import run_variant

LIMIT = "synchronization/limit_concurrency"
POOL = "synchronization/limit_in_a_pool"
BUFFER = "synchronization/bounded_buffer"
LOSES = "            time.sleep(DOWNLOAD)  # stands for work\n"
DIES = (
    f"            if number == 1:\n                __import__('os')._exit(1)\n{LOSES}"
)
FAST = {
    "FILES = 2 ": "FILES = 2_000 ",
    "DOWNLOAD = 0.05 ": "DOWNLOAD = 0 ",
}
QUERY = "        row = read_row(key)\n"


def at_once(lines: list[str]) -> int:
    """Return the largest number of downloads that were going on together."""
    most = now = 0
    for line in lines:
        now += 1 if "starts" in line else -1
        most = max(most, now)
    return most


@says(LIMIT, "there are never more than two bars at once.")
def test_never_more_than_two_hold_a_slot(trace: Trace) -> None:
    held = spans(trace, "slots")

    assert len(held) == 4 * limit_concurrency.FILES
    assert most_at_once(held) == limit_concurrency.MAX_DOWNLOADS


@says(LIMIT, "Two workers get no slot at first, and wait.")
def test_two_workers_wait_for_their_first_slot(trace: Trace) -> None:
    held = spans(trace, "slots")
    free = min(hold.end for hold in held)
    late = {
        traces.name_of(trace, wait.lane)
        for wait in traces.waits(trace, "slots")
        if wait.start < free <= wait.end
    }

    assert len(late) == 2
    assert late.isdisjoint(holders(trace, "slots")[:2])


def test_in_no_run_are_more_than_two_at_work(method: str):
    trace = observed(LIMIT, method).trace

    names = {f"worker {number}" for number in (1, 2, 3, 4)}
    assert set(holders(trace, "slots")) == names
    assert most_at_once(spans(trace, "slots")) <= limit_concurrency.MAX_DOWNLOADS


@pytest.mark.whole
def test_a_thousand_times_the_downloads_keep_to_the_limit(method: str, tmp_path: Path):
    lines = run_variant(tmp_path, LIMIT, FAST, method).out.splitlines()

    assert len(lines) == 2 * 4 * 2_000
    assert at_once(lines) <= limit_concurrency.MAX_DOWNLOADS


@pytest.mark.control
def test_without_the_semaphore_all_four_are_at_work_at_once(
    method: str, tmp_path: Path
):
    changes = {
        "import Process, Semaphore\n": "import Barrier, Process\n",
        "Semaphore(MAX_DOWNLOADS)": "Barrier(4)",
        "        with slots:\n": "        if True:\n",
        "            time.sleep(DOWNLOAD)": "            slots.wait()",
        'finished download {file}", flush=True)\n': (
            'finished download {file}", flush=True)\n            slots.wait()\n'
        ),
    }

    lines = run_variant(tmp_path, LIMIT, changes, method).out.splitlines()

    assert at_once(lines) == 4


@pytest.mark.whole
def test_a_worker_that_fails_gives_its_slot_back(method: str, tmp_path: Path):
    changes = {LOSES: DIES.replace("__import__('os')._exit(1)", "raise OSError")}

    run = run_variant(tmp_path, LIMIT, changes, method, stderr="OSError")

    assert run.out.count("finished") == 3 * limit_concurrency.FILES


@pytest.mark.whole
def test_the_run_ends_when_one_worker_dies_in_its_slot(method: str, tmp_path: Path):
    run = run_variant(tmp_path, LIMIT, {LOSES: DIES}, method)

    assert run.out.count("finished") == 3 * limit_concurrency.FILES


def test_the_run_hangs_when_both_slots_are_lost(tmp_path: Path):
    changes = {LOSES: DIES.replace("number == 1", "True")}  # of each that gets one

    run_variant(tmp_path, LIMIT, changes, "spawn", hangs=True, timeout=5)


@pytest.mark.whole
def test_the_tasks_of_a_pool_keep_to_the_limit(method: str, tmp_path: Path):
    run = run_variant(tmp_path, POOL, {"range(6)": "range(40)"}, method)

    *lines, results = run.out.replace("holds", "starts").splitlines()
    assert len(lines) == 2 * 40
    assert at_once(lines) <= 2
    assert results.endswith(" 391]")


@pytest.mark.whole
def test_a_pool_raises_when_workers_die_in_every_slot(method: str, tmp_path: Path):
    changes = {QUERY: f"        __import__('os')._exit(1)\n{QUERY}"}

    run_variant(tmp_path, POOL, changes, method, code=1, stderr="BrokenProcessPool")


@pytest.mark.whole
def test_a_thousand_times_the_tasks_go_through_the_pool(method: str, tmp_path: Path):
    run = run_variant(tmp_path, POOL, {"range(6)": "range(6_000)"}, method)

    assert run.out.endswith(" 59981, 59991]\n")


@pytest.mark.control
def test_a_semaphore_sent_to_a_pool_with_a_task_is_refused(method: str, tmp_path: Path):
    changes = {
        "def task(key: int)": "def task(key: int, connections: SemaphoreType)",
        "pool.map(task, range(6))": "pool.map(task, range(6), [semaphore] * 6)",
    }

    run_variant(
        tmp_path,
        POOL,
        changes,
        method,
        code=1,
        stderr="RuntimeError: Semaphore objects should only be shared between "
        "processes through inheritance",
    )


@pytest.mark.control
@pytest.mark.skipif(sys.platform == "darwin", reason="the number can't be read")
def test_a_release_inside_the_condition_does_no_harm(method: str, tmp_path: Path):
    changes = {"    finally:\n        slots.release()": "    finally:\n        pass"}

    run = run_variant(tmp_path, "synchronization/released_too_often", changes, method)

    assert "main gets a third slot: False" in run.out


@pytest.mark.whole
def test_the_consumer_gets_a_thousand_times_the_items_in_order(
    method: str, tmp_path: Path
):
    run = run_variant(tmp_path, BUFFER, {"ITEMS = 5\n": "ITEMS = 5_000\n"}, method)

    assert run.out == f"consumed: {list(range(1, 5_001))}\n"


@pytest.mark.control
def test_without_empty_the_producer_overwrites_items(method: str, tmp_path: Path):
    changes = {
        "        buffer.empty.acquire()\n": "",
        '    print("consumed:"': '    process.join()\n    print("consumed:"',
    }

    run = run_variant(tmp_path, BUFFER, changes, method)

    assert run.out == "consumed: [5, 4, 5, 4, 5]\n"


@pytest.mark.control
def test_without_full_the_consumer_reads_slots_before_they_are_filled(
    method: str, tmp_path: Path
):
    changes = {
        "        buffer.full.acquire()\n": "",
        "    process.start()\n": "",
        "    process.join()\n": "",
    }

    run = run_variant(tmp_path, BUFFER, changes, method)

    assert run.out == f"consumed: {[0] * bounded_buffer.ITEMS}\n"


def test_a_lock_taken_before_empty_shuts_the_consumer_out(method: str, tmp_path: Path):
    run = run_program(program("synchronization/mutex_before_empty", method), tmp_path)

    assert run.out == "mutex_first False False\nempty_first True True\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_the_slot_of_a_killed_holder_is_lost_until_another_process_releases_it(
    method: str, tmp_path: Path
):
    run = run_program(program("synchronization/killed_with_a_slot", method), tmp_path)

    assert run.out == "True False\nTrue True\n"


def test_what_a_semaphore_says_of_itself(python: str, tmp_path: Path):
    run = run_program(
        program("synchronization/semaphore_rules", python=python), tmp_path
    )

    known = (
        []
        if sys.platform == "darwin"
        else [
            "<Semaphore(value=2)>",
            "<BoundedSemaphore(value=2, maxvalue=2)>",
        ]
    )
    locked = ask(python).here.version >= (3, 14)
    assert [line for line in run.out.splitlines() if "unknown" not in line] == [
        *known,
        "TypeError",
        *(["semaphore or lock released too many times"] if known else []),
        "timeout=-1: False",
        f"locked: {locked}",
    ]
