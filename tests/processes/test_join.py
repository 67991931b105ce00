"""Who waits for whom, and who may."""

import inspect
import multiprocessing
import sys
from pathlib import Path
from types import ModuleType

import pytest

from examples.processes import (
    first_of_many,
    join_after_all,
    join_in_the_loop,
    join_rules,
)
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

IN_TURN = [
    (name, what) for name in join_after_all.CLERKS for what in ("begins", "ends")
]
TOGETHER = [
    (name, what) for what in ("begins", "ends") for name in join_after_all.CLERKS
]


class Notes:
    """Stands for the queue of notes, and for the barrier."""

    def __init__(self) -> None:
        self.order: list[object] = []

    def put(self, note: object) -> None:
        self.order.append(note)

    def wait(self) -> None:
        self.order.append("all are here")

    def get(self) -> tuple[str, str]:
        return IN_TURN[0]


def starts_and_joins(
    module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[str, str]]:
    """Run an example with processes that note what is called."""
    order: list[tuple[str, str]] = []

    class Clerk:
        exitcode = 0

        def __init__(self, target: object, args: tuple[str, ...]) -> None:
            self.name = args[0]

        def start(self) -> None:
            order.append(("start", self.name))

        def join(self) -> None:
            order.append(("join", self.name))

    monkeypatch.setattr(module, "Process", Clerk)
    monkeypatch.setattr(module, "SimpleQueue", Notes)
    module.main()
    return order


def test_all_are_started_before_the_first_is_joined(monkeypatch: pytest.MonkeyPatch):
    order = starts_and_joins(join_after_all, monkeypatch)

    assert [what for what, _ in order] == ["start"] * 3 + ["join"] * 3


def test_in_the_loop_each_is_joined_before_the_next_is_started(
    monkeypatch: pytest.MonkeyPatch,
):
    order = starts_and_joins(join_in_the_loop, monkeypatch)

    assert [what for what, _ in order] == ["start", "join"] * 3


@pytest.mark.parametrize(("events", "most"), [(IN_TURN, 1), (TOGETHER, 3), ([], 0)])
def test_the_most_at_once_is_read_from_the_order_of_the_notes(
    events: list[tuple[str, str]], most: int
):
    assert join_after_all.most_at_once(events) == most


def test_both_examples_count_alike():
    one = inspect.getsource(join_after_all.most_at_once)

    assert one == inspect.getsource(join_in_the_loop.most_at_once)


def test_a_clerk_begins_before_the_barrier_and_ends_behind_it():
    notes = Notes()

    join_after_all.clerk("Ada", notes, notes)  # type: ignore[arg-type]

    assert notes.order == [("Ada", "begins"), "all are here", ("Ada", "ends")]


def test_the_first_to_leave_is_not_the_first_of_the_list():
    assert first_of_many.LEAVING[0] != first_of_many.CLERKS[0]
    assert sorted(first_of_many.LEAVING) == sorted(first_of_many.CLERKS)


def test_a_process_that_is_ready_is_joined_before_its_exit_code_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    allowed: list[int] = []

    class Clerk:
        exitcode: int | None = None  # a ready sentinel may come before it

        def __init__(self, name: str, **_: object) -> None:
            self.name = name
            self.sentinel = first_of_many.CLERKS.index(name)

        def start(self) -> None:
            pass

        def join(self) -> None:
            self.exitcode = 0

    class Leave:
        made = 0

        def __init__(self) -> None:
            self.sentinel = Leave.made
            Leave.made += 1

        def set(self) -> None:
            allowed.append(self.sentinel)

    monkeypatch.setattr(first_of_many, "Process", Clerk)
    monkeypatch.setattr(first_of_many, "Event", Leave)
    monkeypatch.setattr(first_of_many, "wait", lambda _all: [allowed[-1]])

    first_of_many.main()

    said = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in said[::2]] == list(first_of_many.LEAVING)
    assert all(line.endswith("exit code 0") for line in said[::2])


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_a_process_can_be_joined_only_by_the_one_that_started_it(tmp_path: Path):
    run = run_program(program("processes/joined_by_another"), tmp_path)

    assert run.out == "can only join a child process\n"


@pytest.mark.parametrize("method", ["spawn", "forkserver"], indirect=True)
def test_a_started_process_cannot_be_passed_on(method: str, tmp_path: Path):
    run = run_program(program("processes/process_passed_on", method), tmp_path)

    assert run.out.startswith("cannot pickle")


def test_a_join_moved_into_the_loop_breaks_the_barrier(tmp_path: Path):
    source = inspect.getsource(join_after_all).replace("timeout=10", "timeout=1")
    start, join = "        process.start()\n", "        process.join()\n"
    two_loops = f"{start}    for process in clerks:\n{join}"
    assert two_loops in source
    moved = source.replace(two_loops, start + join)
    (tmp_path / "program.py").write_text(moved, encoding="utf-8")

    run = run_program(
        [sys.executable, "program.py"],
        tmp_path,
        code=1,
        stderr="threading.BrokenBarrierError",
    )

    assert run.err.count("threading.BrokenBarrierError") == 3


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (multiprocessing.Process().join, "AssertionError: can only join a started"),
        (
            multiprocessing.current_process().join,
            "AssertionError: can only join a child",
        ),
        (lambda: None, "fine"),
    ],
)
def test_a_join_that_can_not_be_is_an_error_with_a_reason(call, said, capsys):
    join_rules.attempt("here", call)

    assert capsys.readouterr().out.startswith(f"here: {said}")


@pytest.mark.control
def test_join_returns_none_as_well_when_the_process_has_ended(method, tmp_path: Path):
    changes = {
        "    answer = child.join(timeout=0.2)": "    may_leave.set()\n"
        "    answer = child.join(timeout=20)"
    }

    run = run_variant(tmp_path, "processes/join_timeout", changes, method)

    assert run.out.splitlines()[0] == "time has run out: None 0 False"
