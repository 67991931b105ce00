"""A global set at run time reaches forked children only; an argument reaches all."""

import sys
from pathlib import Path

import pytest

from examples import _catalogue
from examples._trace.model import Trace
from tests.harness.interpreters import ask
from tests.harness.pictures import says
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

posix = pytest.mark.skipif(sys.platform == "win32", reason="has spawn only")


def recorded(name: str, method: str) -> str:
    example = _catalogue.load()[name]
    return example.record(method).read_text(encoding="utf-8")


def test_only_a_forked_child_has_the_global_as_it_was_set(method: str):
    said = recorded("processes/global_set_later", method)

    assert said == f"worker 1: argument True, global {method == 'fork'}\n"


@pytest.mark.whole
def test_an_initializer_sets_the_global_in_each_worker(method: str, tmp_path: Path):
    changes = {"max_workers=2": "max_workers=4", "[100, 250, 399]": "[100] * 3000"}

    run = run_variant(tmp_path, "processes/pool_initializer", changes, method)

    assert run.out == "100 with tax: 120\n" * 3000


@posix
@pytest.mark.whole
def test_a_killed_worker_ends_the_pool_with_an_error(method: str, tmp_path: Path):
    line = "    return round("
    changes = {line: f'    __import__("signal").raise_signal(9)\n{line}'}

    run_variant(
        tmp_path,
        "processes/pool_initializer",
        changes,
        method,
        code=1,
        stderr="BrokenProcessPool",
    )


@pytest.mark.control
@pytest.mark.parametrize("method", ["spawn", "forkserver"], indirect=True)
def test_a_global_set_in_main_does_not_reach_the_pool(method: str, tmp_path: Path):
    changes = {
        ", initializer=init_worker, initargs=(0.2,)": "",
        "def main() -> None:\n": "def main() -> None:\n    init_worker(0.2)\n",
    }

    run = run_variant(tmp_path, "processes/pool_initializer", changes, method)

    assert run.out == "100 with tax: 100\n250 with tax: 250\n399 with tax: 399\n"


@pytest.mark.parametrize("method", ["forkserver"], indirect=True)
@pytest.mark.whole
def test_what_is_set_before_the_first_child_is_there(method: str, tmp_path: Path):
    changes = {"        run_worker(number, level)": "    run_worker(number, level)"}

    run = run_variant(tmp_path, "processes/environment_set_later", changes, method)

    assert run.out == "worker 2: argument DEBUG, environment DEBUG\n"


@posix
@pytest.mark.parametrize(
    ("method", "new"), [("fork", True), ("spawn", True), ("forkserver", False)]
)
def test_umask_and_limits_of_the_fork_server_stay_as_they_were(
    method: str, new: bool, python: str, tmp_path: Path
):
    run = run_program(
        program("processes/changed_after_first_child", method, python=python), tmp_path
    )

    first, second = run.out.splitlines()
    assert first == "umask 022, files 1000, in the first folder"
    assert second == (
        "umask 077, files 500, in the second folder"
        if new
        else "umask 022, files 1000, in the second folder"
    )


def preloads_main(version: tuple[int, ...]) -> bool:
    """Tell whether the fork server imports the main module for its children."""
    return version >= (3, 14, 1) or (3, 13, 8) <= version < (3, 14)


def test_the_top_level_runs_once_for_each_that_starts_without_it(
    method: str, python: str, tmp_path: Path
):
    here = ask(python).here
    if method not in here.methods:
        pytest.skip(f"{method} does not exist on this platform")
    once_more = 1 if preloads_main(here.version) else 2
    expected = {"fork": 1, "spawn": 1 + 2, "forkserver": 1 + once_more}

    run = run_program(
        program("processes/two_children", method, python=python), tmp_path
    )

    assert run.out.splitlines() == ["top level"] * expected[method]


def moment(trace: Trace, kind: str, lane: int) -> int:
    """Return when something happened in a lane, in microseconds."""
    return next(
        event.time for event in trace.events if (event.kind, event.lane) == (kind, lane)
    )


@says(
    "processes/top_level_runs", "The forked worker begins within 20 ms.", method="fork"
)
def test_the_forked_worker_begins_at_once(trace: Trace):
    assert moment(trace, "begin", 1) - moment(trace, "start", 0) < 20_000


@says(
    "processes/top_level_runs",
    "Under spawn `start()` returns long before the worker begins.",
    method="spawn",
)
def test_the_spawned_worker_begins_long_after_start_has_returned(trace: Trace):
    assert moment(trace, "begin", 1) - moment(trace, "started", 0) > 50_000


@says(
    "processes/top_level_runs",
    "Under forkserver `start()` itself takes long, as it starts the server.",
    method="forkserver",
)
def test_the_first_start_under_forkserver_starts_the_server(trace: Trace):
    assert moment(trace, "started", 0) - moment(trace, "start", 0) > 25_000
