"""One at a time, and what is left locked or let in when a lock is misused."""

import inspect
from pathlib import Path
from types import TracebackType

import pytest

from examples.synchronization import (
    all_at_once,
    give_up_waiting,
    left_locked,
    one_at_a_time,
    released_by_with,
    stray_release,
)
from tests.harness import traces
from tests.harness.interpreters import ask
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant


class Desk:
    """Stands for a lock, and notes what is asked of it."""

    def __init__(self, *, free: bool = True) -> None:
        self.free = free
        self.notes: list[object] = []

    def acquire(self, *, timeout: float | None = None) -> bool:
        self.notes.append("asked for")
        return self.free

    def release(self) -> None:
        self.notes.append("released")

    def __enter__(self) -> None:
        self.notes.append("taken")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()

    def put(self, note: object) -> None:
        """Stands for the queue of notes as well, so that the order is seen."""
        self.notes.append(note)


def test_a_clerk_comes_in_and_goes_out_while_holding_the_lock():
    desk = Desk()

    one_at_a_time.visit("Ada", desk, desk)  # type: ignore[arg-type]

    assert desk.notes == ["taken", ("Ada", "in"), ("Ada", "out"), "released"]


def test_in_the_recorded_trace_no_two_hold_the_desk_at_once():
    trace = traces.load("synchronization/one_at_a_time")
    held = traces.spans(trace, "desk")

    assert sorted(traces.holders(trace, "desk")) == sorted(
        one_at_a_time.CLERKS * one_at_a_time.VISITS
    )
    assert traces.overlaps(held) == []


def test_in_no_run_do_two_hold_the_desk_at_once(method: str, python: str):
    trace = traces.observed(
        "synchronization/one_at_a_time", method, python=python
    ).trace

    held = traces.spans(trace, "desk")
    assert len(held) == one_at_a_time.VISITS * len(one_at_a_time.CLERKS)
    assert traces.overlaps(held) == []
    assert all(
        within(note.time, held) for note in traces.events(trace, "put", "notes")
    ), "a note was taken without the desk"


def within(time: int, held: list[traces.Hold]) -> bool:
    return any(hold.start <= time <= hold.end for hold in held)


def test_in_the_trace_the_desk_passes_on_while_its_first_holder_is_inside():
    trace = traces.load("synchronization/stray_release")
    [inside] = traces.waits(trace, "may_leave")
    [adas, mains] = traces.spans(trace, "desk")

    assert adas.end < inside.end
    assert mains.start < inside.end
    assert traces.order_of(trace, "release", "desk") == ["main", "Ada", "main"]


@pytest.mark.parametrize(
    ("notes", "most"),
    [
        ([], 0),
        ([("Ada", "in"), ("Ada", "out"), ("Bo", "in"), ("Bo", "out")], 1),
        ([("Ada", "in"), ("Bo", "in"), ("Ada", "out"), ("Bo", "out")], 2),
    ],
)
def test_the_most_at_once_is_read_from_the_order_of_the_notes(
    notes: list[tuple[str, str]], most: int
):
    assert one_at_a_time.most_at_once(notes) == most


def test_with_and_without_the_lock_are_counted_alike():
    one = inspect.getsource(one_at_a_time.most_at_once)

    assert one == inspect.getsource(all_at_once.most_at_once)


@pytest.mark.control
def test_a_lock_around_the_visit_keeps_the_others_from_the_barrier(
    method: str, tmp_path: Path
):
    changes = {
        "import Barrier, Process": "import Barrier, Lock, Process",
        "all_here: BarrierType) -> None:": "all_here: BarrierType, desk) -> None:",
        '        notes.put((name, "in"))\n        all_here.wait()\n': (
            '        notes.put((name, "in"))\n        with desk: all_here.wait()\n'
        ),
        "all_here = Barrier(len(CLERKS), timeout=20)": (
            "all_here, desk = Barrier(len(CLERKS), timeout=1), Lock()"
        ),
        "args=(name, notes, all_here)": "args=(name, notes, all_here, desk)",
    }

    run = run_variant(
        tmp_path,
        "synchronization/all_at_once",
        changes,
        method,
        code=1,
        stderr="threading.BrokenBarrierError",
    )

    assert run.err.count("threading.BrokenBarrierError") == 3


@pytest.mark.parametrize("free", [True, False])
def test_a_visitor_releases_what_was_got_and_nothing_else(*, free: bool):
    desk = Desk(free=free)

    said = give_up_waiting.visit(desk, 0.2)  # type: ignore[arg-type]

    assert said == ("was served" if free else "gave up")
    assert desk.notes == ["asked for", *(["released"] if free else [])]


def test_the_hasty_visitor_releases_what_was_never_got():
    desk = Desk(free=False)

    said = stray_release.hasty_visit(desk, 0.2)  # type: ignore[arg-type]

    assert said == "gave up"
    assert desk.notes == ["asked for", "released"]


def test_with_releases_the_desk_when_the_ink_runs_out():
    desk = Desk()

    with pytest.raises(ValueError, match="out of ink"):
        released_by_with.clerk(desk, 0)  # type: ignore[arg-type]

    assert desk.notes == ["taken", "released"]


def test_without_with_an_error_skips_the_release():
    desk = Desk()

    with pytest.raises(ValueError, match="out of ink"):
        left_locked.clerk(desk, 0)  # type: ignore[arg-type]

    assert desk.notes == ["asked for"]


@pytest.mark.control
def test_a_finally_does_what_with_does(method: str, tmp_path: Path):
    changes = {
        "    write(ink)\n    desk.release()\n": (
            "    try:\n        write(ink)\n    finally:\n        desk.release()\n"
        )
    }

    run = run_variant(
        tmp_path,
        "synchronization/left_locked",
        changes,
        method,
        stderr="ValueError: out of ink",
    )

    assert run.out.splitlines()[-1] == "parent gets the desk:  True"


@pytest.mark.control
def test_try_it_without_a_next_visitor_the_error_is_adas(method: str, tmp_path: Path):
    changes = {
        "desk.acquire(timeout=1))": '"nobody came")',
        "    try:\n        desk.release()\n    except ValueError as error:\n": (
            "    if error := child.exitcode:\n"
        ),
    }

    run = run_variant(
        tmp_path,
        "synchronization/stray_release",
        changes,
        method,
        stderr="ValueError: semaphore or lock released too many times",
    )

    assert run.out.splitlines()[-1] == "next visitor leaves: 1"


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


@pytest.mark.control
def test_an_rlock_is_released_by_nobody_but_its_holder(method: str, tmp_path: Path):
    changes = {"import Lock, Process\n": "import RLock as Lock, Process\n"}

    run = run_variant(
        tmp_path,
        "synchronization/released_by_another",
        changes,
        method,
        stderr="AssertionError: attempt to release recursive lock not owned",
    )

    assert run.out == "the child released the parent's lock: exit code 1\n"
