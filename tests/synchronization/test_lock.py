"""One at a time, and what is left locked or let in when a lock is misused."""

import sys
from pathlib import Path
from types import TracebackType

import pytest

from examples._trace.model import Trace
from examples.synchronization import (
    acquire_timeout,
    left_locked,
    one_at_a_time,
    release_without_acquire,
    released_by_with,
)
from tests.harness import traces
from tests.harness.interpreters import ask
from tests.harness.pictures import says
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

TOO_OFTEN = "ValueError: semaphore or lock released too many times"


class NotingLock:
    """Stands for a lock, and notes what is asked of it."""

    def __init__(self, *, free: bool = True) -> None:
        self.free = free
        self.notes: list[str] = []

    def acquire(self, *, timeout: float | None = None) -> bool:
        self.notes.append("acquire")
        return self.free

    def release(self) -> None:
        self.notes.append("release")

    def __enter__(self) -> None:
        self.notes.append("enter")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.notes.append("exit")


def overlapping(lines: list[str]) -> list[tuple[str, str]]:
    """Return the lines behind a start that are not the end of the same task."""
    pairs = list(zip(lines[::2], lines[1::2], strict=True))
    return [two for two in pairs if two[0].replace("starts", "finished") != two[1]]


@says(
    "synchronization/one_at_a_time",
    "The times in which workers hold `lock` never overlap.",
)
def test_no_two_hold_the_lock_at_once(trace: Trace) -> None:
    held = traces.spans(trace, "lock")

    assert len(held) == 3 * one_at_a_time.TASKS
    assert traces.overlaps(held) == []


@says(
    "synchronization/one_at_a_time",
    "While worker 1 does its first task, the two others arrive and wait.",
)
def test_both_others_wait_for_the_first_task_to_end(trace: Trace) -> None:
    first = traces.spans(trace, "lock")[0]
    waiting = {
        traces.name_of(trace, wait.lane)
        for wait in traces.waits(trace, "lock")
        if first.start < wait.start < first.end <= wait.end
    }

    assert traces.name_of(trace, first.lane) == "worker 1"
    assert waiting == {"worker 2", "worker 3"}


@says(
    "synchronization/one_at_a_time",
    "When worker 1 releases the lock, it takes it again at once, and the others go "
    "on waiting.",
)
def test_worker_1_gets_the_lock_again_while_the_others_wait(trace: Trace) -> None:
    held = traces.spans(trace, "lock")
    first, second = held[:2]

    assert first.lane == second.lane
    assert second.start - first.end < 1_000  # microseconds
    assert all(hold.start > second.end for hold in held[2:])


def test_in_no_run_is_a_task_started_before_the_last_one_is_finished(
    method: str, python: str
):
    example = "synchronization/one_at_a_time"
    lines = traces.observed(example, method, python=python).run.out.splitlines()

    assert len(lines) == 3 * 2 * one_at_a_time.TASKS
    assert overlapping(lines) == []


@pytest.mark.whole
def test_a_thousand_times_the_tasks_do_not_overlap_either(method: str, tmp_path: Path):
    changes = {"TASKS = 2 ": "TASKS = 2_000 ", "WORK = 0.05 ": "WORK = 0 "}

    run = run_variant(tmp_path, "synchronization/one_at_a_time", changes, method)

    lines = run.out.splitlines()
    assert len(lines) == 12_000
    assert overlapping(lines) == []


@pytest.mark.control
def test_without_the_lock_all_three_are_at_work_at_once(method: str, tmp_path: Path):
    changes = {
        "import Lock, Process": "import Barrier as Lock, Process",
        "        with lock:\n": "        if True:\n",
        "            time.sleep(WORK)": "            lock.wait()",
        'finished task {task}", flush=True)\n': (
            'finished task {task}", flush=True)\n            lock.wait()\n'
        ),
        "    lock = Lock()\n": "    lock = Lock(3)\n",
    }

    run = run_variant(tmp_path, "synchronization/one_at_a_time", changes, method)

    lines = run.out.splitlines()
    assert ["starts" in line for line in lines] == ([True] * 3 + [False] * 3) * 2


@pytest.mark.whole
def test_the_others_go_on_after_a_worker_that_fails(method: str, tmp_path: Path):
    changes = {
        "            time.sleep(WORK)": (
            "            if number == 1: raise OSError('disk full')\n"
            "            time.sleep(WORK)"
        )
    }

    run = run_variant(
        tmp_path,
        "synchronization/one_at_a_time",
        changes,
        method,
        stderr="OSError: disk full",
    )

    assert run.out.count("finished") == 2 * one_at_a_time.TASKS


def test_with_releases_the_lock_when_an_exception_leaves_the_block():
    lock = NotingLock()

    with pytest.raises(ValueError, match="invalid literal"):
        released_by_with.worker("12 apples", lock)  # type: ignore[arg-type]

    assert lock.notes == ["enter", "exit"]


def test_without_with_an_exception_skips_the_release():
    lock = NotingLock()

    with pytest.raises(ValueError, match="invalid literal"):
        left_locked.worker("12 apples", lock)  # type: ignore[arg-type]

    assert lock.notes == ["acquire"]


@pytest.mark.control
def test_try_and_finally_do_what_with_does(method: str, tmp_path: Path):
    changes = {
        '    print("parsed:", int(line))\n    lock.release()\n': (
            '    try:\n        print("parsed:", int(line))\n'
            "    finally:\n        lock.release()\n"
        )
    }

    run = run_variant(
        tmp_path,
        "synchronization/left_locked",
        changes,
        method,
        stderr="ValueError: invalid literal",
    )

    assert run.out.splitlines()[-1] == "main got the lock: True"


@pytest.mark.parametrize("free", [True, False])
def test_after_a_timeout_nothing_is_released(*, free: bool):
    lock = NotingLock(free=free)

    done = acquire_timeout.update(lock, 0.2)  # type: ignore[arg-type]

    assert done == ("updated" if free else "gave up")
    assert lock.notes == ["acquire", *(["release"] if free else [])]


def test_a_try_that_begins_too_early_releases_what_was_never_got():
    lock = NotingLock(free=False)

    done = release_without_acquire.update(lock, 0.2)  # type: ignore[arg-type]

    assert done == "gave up"
    assert lock.notes == ["acquire", "release"]


@pytest.mark.control
def test_acquire_before_the_try_lets_nobody_else_in(method: str, tmp_path: Path):
    changes = {
        '    try:\n        return "updated" if lock.acquire(timeout=timeout) else '
        '"gave up"\n': "    if not lock.acquire(timeout=timeout):\n"
        '        return "gave up"\n    try:\n        return "updated"\n'
    }

    run = run_variant(
        tmp_path, "synchronization/release_without_acquire", changes, method
    )

    assert run.out.splitlines()[1] == "main got the lock: False"


@pytest.mark.control
def test_try_it_the_error_is_that_of_the_worker(method: str, tmp_path: Path):
    changes = {
        "lock.acquire(timeout=1))": '"not tried")',
        "    try:\n        lock.release()\n    except ValueError as error:\n": (
            "    if error := process.exitcode:\n"
        ),
    }

    run = run_variant(
        tmp_path,
        "synchronization/release_without_acquire",
        changes,
        method,
        stderr=TOO_OFTEN,
    )

    assert run.out.splitlines()[-1] == "main releases it: 1"


@pytest.mark.control
def test_an_rlock_is_released_by_nobody_but_its_holder(method: str, tmp_path: Path):
    changes = {
        "import Event, Lock, Process": "import Event, Process, RLock as Lock",
        '    print("main updates:", update(lock, 0.2))\n': (
            "    try:\n        update(lock, 0.2)\n"
            "    except AssertionError as error:\n        print(error)\n"
        ),
    }

    run = run_variant(
        tmp_path,
        "synchronization/release_without_acquire",
        changes,
        method,
        code=1,
        stderr="AssertionError: attempt to release recursive lock not owned by thread",
    )

    assert run.out.splitlines()[:2] == [
        "attempt to release recursive lock not owned by thread",
        "main got the lock: False",
    ]


def test_timeouts_that_are_negative_or_come_with_block_false_wait_no_time(
    python: str, tmp_path: Path
):
    run = run_program(program("synchronization/lock_timeouts", python=python), tmp_path)

    assert run.out.splitlines() == [
        "multiprocessing, timeout=0: False",
        "multiprocessing, timeout=-1: False",
        "multiprocessing, block=False, timeout=60: False",
        "threading, timeout=-2: ValueError",
        "threading, blocking=False, timeout=60: ValueError",
    ]


@pytest.mark.control
def test_in_threading_a_timeout_of_minus_one_waits_for_ever(tmp_path: Path):
    command = program("synchronization/lock_timeouts", "wait")

    run_program(command, tmp_path, hangs=True, timeout=3)


def test_a_lock_can_be_asked_whether_it_is_taken_since_3_14(
    python: str, tmp_path: Path
):
    command = program("synchronization/is_it_locked", python=python)

    if ask(python).here.version < (3, 14):
        run_program(command, tmp_path, code=1, stderr="has no attribute 'locked'")
    else:
        assert run_program(command, tmp_path).out == "True\nFalse\n"


def test_a_printed_lock_names_its_holder(method: str, python: str, tmp_path: Path):
    run = run_program(
        program("synchronization/printed_lock", method, python=python), tmp_path
    )

    assert run.out.splitlines() == [
        "<Lock(owner=None)>",
        "<Lock(owner=MainProcess)>",
        "<Lock(owner=SomeOtherProcess)>",
    ]


def test_a_lock_sent_to_a_running_pool_is_refused(method: str, tmp_path: Path):
    run = run_program(program("synchronization/lock_to_a_pool", method), tmp_path)

    assert run.out.splitlines() == [
        "Lock objects should only be shared between processes through inheritance",
        "as initargs: <Lock(owner=None)>",
    ]


def test_a_lock_may_be_made_only_after_the_method_is_chosen(
    python: str, tmp_path: Path
):
    code = "import multiprocessing as m\nlock = m.Lock()\nm.set_start_method('spawn')\n"

    run_program(
        [python, "-c", code],
        tmp_path,
        code=1,
        stderr="RuntimeError: context has already been set",
    )


@pytest.mark.skipif(
    sys.platform == "win32", reason="the child gets a handle of its own"
)
@pytest.mark.parametrize("method", ["spawn", "forkserver"])
@pytest.mark.parametrize("made", ["Lock", "Semaphore", "Condition", "Event", "Barrier"])
def test_what_nobody_keeps_a_reference_to_can_not_be_opened_by_the_child(
    made: str, method: str, tmp_path: Path
):
    command = program("synchronization/lock_dropped_at_start", method, made, "drop")

    run = run_program(
        command, tmp_path, stderr=(r"SemLock\._rebuild", "^FileNotFoundError")
    )

    assert run.out == "exit code: 1\n"


@pytest.mark.parametrize("made", ["Lock", "Semaphore", "Condition", "Event", "Barrier"])
def test_what_a_variable_refers_to_can_be_opened_by_the_child(
    made: str, method: str, tmp_path: Path
):
    command = program("synchronization/lock_dropped_at_start", method, made, "keep")

    assert run_program(command, tmp_path).out == "worker has it\nexit code: 0\n"
