"""Who waits for whom, for how long, and who may."""

import inspect
import multiprocessing
import os
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from examples._trace.model import Trace
from examples.processes import join_errors, join_in_the_loop, start_all_join_all
from tests.harness.pictures import says
from tests.harness.programs import output, program, run_program
from tests.harness.traces import lifetimes, order_of, waits
from tests.harness.variants import run_variant

ALL, LOOP = "processes/start_all_join_all", "processes/join_in_the_loop"
FIRST, TIMEOUT = "processes/wait_for_the_first", "processes/join_timeout"
COUNT = "    count = sum(is_prime(number) for number in range(limit))\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and fork")


def children(trace: Trace) -> list[tuple[int, int]]:
    """Return when each child began and ended, in the order of their start."""
    lives = lifetimes(trace)
    return [lives[name] for name in order_of(trace, "start")]


def test_the_two_programs_differ_by_where_they_join():
    for name in ("is_prime", "count_primes", "LIMITS"):
        one, other = getattr(start_all_join_all, name), getattr(join_in_the_loop, name)
        same = inspect.getsource if callable(one) else repr
        assert same(one) == same(other)


@says(
    ALL,
    "All three children are at work together: the last one begins before the first "
    "one ends.",
)
def test_all_begin_before_one_ends(trace: Trace):
    begins, ends = zip(*children(trace), strict=True)

    assert max(begins) < min(ends)


@says(ALL, "The run is over as soon as the last of them has ended.")
def test_the_run_is_over_when_the_last_has_ended(trace: Trace):
    last = max(end for _, end in children(trace))

    assert last >= 0.95 * trace.events[-1].time


@says(LOOP, "Here no child starts before the one above it has ended.")
def test_in_the_loop_no_child_starts_before_the_one_above_has_ended(trace: Trace):
    lives = children(trace)

    assert len(lives) == 3
    for (_, end), (begin, _) in pairwise(lives):
        assert end < begin


@says(LOOP, "The main process spends more than nine tenths of the run in `join`.")
def test_in_the_loop_main_waits_nearly_all_the_time(trace: Trace):
    waited = sum(wait.end - wait.start for wait in waits(trace))

    assert waited > 0.9 * trace.events[-1].time


@pytest.mark.control
def test_in_the_loop_the_lines_come_in_the_order_of_the_starts(method: str):
    lines = output(LOOP, method).splitlines()

    assert [line.split()[0][-1] for line in lines] == list("111222333")


@posix
@pytest.mark.parametrize("name", [ALL, FIRST])
@pytest.mark.whole
def test_a_worker_that_is_killed_does_not_stop_the_others(
    name: str, method: str, tmp_path: Path
):
    killed = "    import os\n    if limit == 30_000:\n        os.kill(os.getpid(), 9)\n"

    run = run_variant(tmp_path, name, {COUNT: killed + COUNT}, method)

    ends = [line for line in run.out.splitlines() if "has ended" in line]
    assert sorted(line.split()[-1] for line in ends) == ["-9", "0", "0"]


@pytest.mark.whole
def test_the_first_to_end_is_handled_before_the_first_of_the_list(
    method: str, tmp_path: Path
):
    changes = {"(60_000, 1_000, 30_000)": "(400_000, 1_000, 2_000)"}

    run = run_variant(tmp_path, FIRST, changes, method)

    ends = [line.split()[0] for line in run.out.splitlines() if "has ended" in line]
    assert ends[-1] == "Process-1"


@pytest.mark.parametrize("timeout", [None, 0.01])
def test_join_returns_none_and_raises_nothing(timeout: float | None):
    reader, writer = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.Process(target=reader.recv_bytes)
    child.start()
    if timeout is None:
        writer.send_bytes(b"go on")

    returned = child.join(timeout)  # type: ignore[func-returns-value]

    assert returned is None
    assert (child.exitcode is None) is (timeout is not None)
    writer.send_bytes(b"go on")
    child.join()


@pytest.mark.whole
def test_a_process_that_ends_in_time_is_not_stopped(method: str, tmp_path: Path):
    changes = {"PATIENCE = 0.5": "PATIENCE = 30", "sleep(600)": "sleep(0)"}

    run = run_variant(tmp_path, TIMEOUT, changes, method)

    assert run.out == "exit code 0\n"


@pytest.mark.parametrize(
    ("call", "printed"),
    [
        (multiprocessing.Process().join, "AssertionError: can only join a started"),
        (
            multiprocessing.current_process().join,
            "AssertionError: can only join a child",
        ),
        (lambda: None, "returned"),
    ],
)
def test_a_join_that_can_not_be_is_an_error_with_a_reason(call, printed, capsys):
    join_errors.attempt("here", call)

    assert capsys.readouterr().out.startswith(f"here: {printed}")


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_a_process_can_be_joined_only_by_the_one_that_started_it(tmp_path: Path):
    run = run_program(program("processes/joined_by_another"), tmp_path)

    assert run.out == "can only join a child process\n"


@pytest.mark.parametrize("method", ["spawn", "forkserver"], indirect=True)
def test_a_started_process_cannot_be_passed_on(method: str, tmp_path: Path):
    run = run_program(program("processes/process_passed_on", method), tmp_path)

    assert run.out.startswith("cannot pickle")


@posix
@pytest.mark.parametrize("method", ["fork", "spawn"], indirect=True)
def test_a_forked_grandchild_keeps_the_sentinel_from_being_ready(
    method: str, tmp_path: Path
):
    command = program("processes/grandchild_keeps_sentinel", method)

    run = run_program(command, tmp_path)

    assert run.out.splitlines() == [
        "join(timeout=1) took it all: True exit code -9",
        "sentinel ready after join: False",
        "ready without the grandchild: True",
    ]


@posix
def test_without_the_fork_server_join_returns_while_the_child_works(tmp_path: Path):
    run = run_program(program("processes/fork_server_killed"), tmp_path)

    assert run.out.splitlines() == ["exit code 255 alive False", "still running"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_an_exit_code_of_255_may_be_the_childs_own(tmp_path: Path):
    changes = {"time.sleep(600)": "raise SystemExit(255)"}

    run = run_variant(tmp_path, TIMEOUT, changes, "fork")

    assert run.out == "exit code 255\n"
