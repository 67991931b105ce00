"""Woken or not, the data decides; and what changes it says so."""

import sys
from pathlib import Path

import pytest

from examples._trace.model import Trace
from examples.synchronization import memory_budget
from tests.harness.pictures import says
from tests.harness.programs import program, run_program
from tests.harness.traces import events, overlaps, spans, waits
from tests.harness.variants import run_variant

BUDGET = "synchronization/memory_budget"
IF = "synchronization/if_instead_of_while"
ONE_OF_TWO = "synchronization/notify_one_of_two"
TOO_EARLY = "synchronization/notified_too_early"
KILLED = "synchronization/killed_while_waiting"
WORKS = "        time.sleep(WORK)  # stands for work\n"


class WouldWait(Exception):
    """The data isn't so, and in a test nobody changes it."""


class FakeCondition:
    """Notes what happens, and insists on being held."""

    def __init__(self) -> None:
        self.held = False
        self.notes: list[str] = []

    def __enter__(self) -> None:
        self.held = True

    def __exit__(self, *_: object) -> None:
        self.held = False

    def wait_for(self, predicate) -> None:
        assert self.held
        self.notes.append("checks")
        if not predicate():
            raise WouldWait

    def notify_all(self) -> None:
        assert self.held
        self.notes.append("notifies")


@pytest.fixture
def budget() -> memory_budget.Budget:
    new = memory_budget.Budget()
    new._changed = FakeCondition()  # type: ignore[assignment]
    return new


def most_used(lines: list[str]) -> int:
    """Return the largest number of gigabytes that were in use together."""
    most = used = 0
    for line in lines:
        size = int(line.split()[2])
        used += size if "starts" in line else -size
        most = max(most, used)
    return most


def calls(trace: Trace) -> list[str]:
    return [one.kind for one in trace.events if one.kind in ("wait", "notify", "woke")]


def test_memory_that_is_not_free_is_waited_for(budget):
    budget.acquire(5)
    budget.acquire(3)

    with pytest.raises(WouldWait):
        budget.acquire(1)

    budget.release(3)
    budget.acquire(2)
    assert budget._free.value == 1


def test_memory_that_comes_back_is_announced_while_the_lock_is_held(budget):
    budget.acquire(5)
    budget.release(5)

    assert budget._changed.notes == ["checks", "notifies"]


@pytest.mark.whole
def test_a_task_that_can_never_start_is_refused(method: str, tmp_path: Path):
    run_variant(
        tmp_path,
        BUDGET,
        {"(4, 6, 2, 3, 5, 1)": "(9,)"},
        method,
        code=1,
        stderr="ValueError: 9 GB will never be free",
    )


@pytest.mark.whole
def test_a_thousand_times_the_tasks_keep_to_the_budget(method: str, tmp_path: Path):
    changes = {"(4, 6, 2, 3, 5, 1)": "(4, 6, 2, 3, 5, 1) * 1_000", "0.05": "0"}

    lines = run_variant(tmp_path, BUDGET, changes, method).out.splitlines()

    assert len(lines) == 2 * 6_000
    assert most_used(lines) <= memory_budget.TOTAL


@pytest.mark.control
def test_without_the_condition_the_budget_is_overdrawn(method: str, tmp_path: Path):
    changes = {
        "            self._changed.wait_for(lambda: self._free.value >= size)\n": "",
        "(4, 6, 2, 3, 5, 1)": "(6, 6)",
        "0.05": "2",
    }

    lines = run_variant(tmp_path, BUDGET, changes, method).out.splitlines()

    assert most_used(lines) == 12


@pytest.mark.whole
def test_a_task_that_fails_gives_its_memory_back(method: str, tmp_path: Path):
    all_of_them = "[one.exception() for one in [pool.submit(task, n) for n in SIZES]]"
    changes = {
        WORKS: f"        if size == 4:\n            raise OSError\n{WORKS}",
        "list(pool.map(task, SIZES))": all_of_them,
    }

    run = run_variant(tmp_path, BUDGET, changes, method)

    assert run.out.count("finished") == 5


@pytest.mark.parametrize(
    "changes",
    [
        {WORKS: f"{WORKS}        if size == 1:\n            os._exit(1)\n"},
        {"lambda: self._free.value >= size)": "lambda: size > 1 or os._exit(1))"},
        {
            "SIZES = (4, 6, 2, 3, 5, 1)": "SIZES = (8, 8, 8)",
            "0.05": "2",
            "lambda: self._free.value >= size)": (
                "lambda: self._free.value >= size"
                " or threading.Timer(0.5, os._exit, [1]).start())"
            ),
        },
    ],
    ids=["at-work", "with-the-lock", "in-its-wait"],
)
@pytest.mark.whole
def test_a_pool_ends_when_a_worker_dies_wherever_it_is(
    changes: dict[str, str], method: str, tmp_path: Path
):
    # The last task dies: while workers are being started, 3.11 may miss one of them.
    imports = {"import time\n": "import os\nimport threading\nimport time\n"}

    run_variant(
        tmp_path,
        BUDGET,
        imports | changes,
        method,
        code=1,
        stderr="BrokenProcessPool",
    )


@says(
    IF,
    "Both consumers wait, main notifies once, and then the two have the lock one after "
    "the other.",
)
def test_one_call_wakes_both_and_each_gets_the_lock(trace: Trace) -> None:
    assert calls(trace) == ["wait", "wait", "notify", "woke", "woke"]
    notified = events(trace, "notify")[0].time
    after = [hold for hold in spans(trace, "changed") if hold.start > notified]
    assert len({hold.lane for hold in after}) == 2
    assert not overlaps(after)


@pytest.mark.control
def test_who_checks_again_after_waking_goes_on_waiting(tmp_path: Path):
    changes = {"        if items.value == 0:": "        while items.value == 0:"}

    run = run_variant(tmp_path, IF, changes, "spawn", hangs=True, timeout=5)

    assert "-1" not in run.out


@pytest.mark.control
def test_with_a_loop_a_second_item_lets_the_second_consumer_go_on(
    method: str, tmp_path: Path
):
    changes = {
        "        if items.value == 0:": "        while items.value == 0:",
        "        items.value += 1\n": "        items.value += 2\n",
    }

    assert "items left: 0" in run_variant(tmp_path, IF, changes, method).out


@says(
    ONE_OF_TWO,
    "`notify` ends one of the waits; the other goes on for a second, until "
    "`notify_all`.",
)
def test_notify_ends_one_wait_and_notify_all_the_other(trace: Trace) -> None:
    assert calls(trace) == ["wait", "wait", "notify", "woke", "notify", "woke"]
    first, second = events(trace, "notify")
    short, long = sorted(waits(trace, "changed"), key=lambda wait: wait.end)[-2:]
    assert first.time < short.end < second.time < long.end
    assert 900_000 < second.time - first.time < 1_500_000  # microseconds


@pytest.mark.control
def test_notify_all_lets_both_go_on(method: str, tmp_path: Path):
    changes = {"        changed.notify()  #": "        changed.notify_all()  #"}

    run = run_variant(tmp_path, ONE_OF_TWO, changes, method)

    assert "after notify, waiting: 0\n" in run.out


@pytest.mark.control
def test_who_comes_after_the_call_and_does_not_check_waits_for_ever(tmp_path: Path):
    changes = {"wait(timeout=0.5)": "wait()"}

    run_variant(tmp_path, TOO_EARLY, changes, "spawn", hangs=True, timeout=5)


@pytest.mark.control
def test_notify_all_returns_when_the_waiting_process_lives(method: str, tmp_path: Path):
    changes = {
        "        waiting.kill()\n        waiting.join()\n": "        pass\n",
        "notifier.join(timeout=1)": "notifier.join(timeout=20)",
        "changed.acquire(timeout=0.1))": (
            "changed.acquire(timeout=20) and not changed.release())"
        ),
    }

    run = run_variant(tmp_path, KILLED, changes, method)

    assert "still in notify_all: False" in run.out
    assert "main gets the lock: True" in run.out


def test_what_a_condition_refuses(python: str, tmp_path: Path):
    run = run_program(
        program("synchronization/condition_rules", python=python), tmp_path
    )

    assert run.out.splitlines() == [
        "wait: AssertionError: must acquire() condition before using wait()",
        "notify: AssertionError: lock is not owned",
        "notify_all: AssertionError: lock is not owned",
        "wait_for, true: True",
        "wait_for, false: AssertionError: must acquire() condition before using wait()",
        "threading: RuntimeError: cannot wait on un-acquired lock",
        "one lock for two, acquire: False",
        "one lock for two, notify: None",
        "wait, timeout: False",
        "wait_for, timeout: False",
    ]


@pytest.mark.parametrize(("options", "code"), [([], 1), (["-O"], 0)])
def test_only_with_assertions_is_notify_without_the_lock_an_error(options, code):
    command = "from multiprocessing import Condition; Condition().notify()"

    run_program(
        [sys.executable, *options, "-c", command],
        Path(),
        code=code,
        stderr="AssertionError: lock is not owned" if code else "",
    )


def test_wait_may_take_longer_than_its_timeout(tmp_path: Path):
    run = run_program(program("synchronization/wait_and_lock", "spawn"), tmp_path)

    assert run.out == "False: came back only after the lock was released\n"
