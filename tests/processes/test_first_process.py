"""What start, join and run do."""

import os
import re
import sys
from pathlib import Path

import pytest

from examples._trace.model import Trace
from examples.processes import first_process, run_is_not_start
from tests.harness.pictures import says
from tests.harness.traces import events, lifetimes, waits
from tests.harness.variants import run_variant

NAME = "processes/first_process"
ID = re.compile(r"pid=(\d+)")
PRINT = '    print(f"child: {count} prime numbers below {limit}")\n'


def test_the_child_counts_the_prime_numbers():
    primes = [number for number in range(20) if first_process.is_prime(number)]

    assert primes == [2, 3, 5, 7, 11, 13, 17, 19]


@pytest.mark.whole
def test_a_child_that_raises_ends_with_one_and_main_goes_on(method, tmp_path: Path):
    changes = {PRINT: '    raise ValueError("no such limit")\n'}

    run = run_variant(tmp_path, NAME, changes, method, stderr="ValueError: no such")

    assert run.out.splitlines()[-1] == "main: the child has ended, exit code 1"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.whole
def test_join_returns_when_the_child_is_killed(method: str, tmp_path: Path):
    killed = "    import os\n    os.kill(os.getpid(), 9)\n"

    run = run_variant(tmp_path, NAME, {PRINT: killed}, method)

    assert run.out.splitlines()[-1] == "main: the child has ended, exit code -9"


@pytest.mark.whole
def test_without_join_main_reads_no_exit_code(method: str, tmp_path: Path):
    changes = {"    child.join()\n": "", "30_000": "300_000"}

    run = run_variant(tmp_path, NAME, changes, method)

    assert sorted(run.out.splitlines()) == [
        "child: 25997 prime numbers below 300000",
        "main: starting the child",
        "main: the child has ended, exit code None",
    ]


@says(
    NAME,
    "While the child works, the main process does nothing but wait in `join`.",
)
def test_the_main_process_waits_while_the_child_works(trace: Trace):
    (join,) = waits(trace)
    begin, end = lifetimes(trace)["Process-1"]

    assert end - begin >= 30_000  # microseconds: long enough to be seen
    assert join.start <= begin
    assert join.end >= end


@says(
    NAME,
    "The dashed bar is the time from `start()` until the child's first step.",
)
def test_the_child_begins_some_time_after_start(trace: Trace):
    (start,) = events(trace, "start")
    begin, end = lifetimes(trace)["Process-1"]

    assert 500 <= begin - start.time <= (end - begin) / 4


def test_run_calls_the_target_in_the_caller(capsys: pytest.CaptureFixture[str]):
    run_is_not_start.Process(target=run_is_not_start.worker).run()

    assert ID.findall(capsys.readouterr().out) == [str(os.getpid())]
