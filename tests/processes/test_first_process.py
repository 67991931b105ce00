"""Who the parent of a first process is, and what a forgotten ``start`` does."""

import multiprocessing
import os
import re

import pytest

from examples.processes import run_is_not_start
from tests.harness.programs import output

ID = re.compile(r"pid=(\d+)")


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_the_childs_parent_is_the_process_that_started_it(method: str):
    parent, child, ppid, asked = ID.findall(run_first(method))

    assert ppid == asked == parent != child


def test_under_forkserver_the_childs_parent_is_the_server():
    parent, child, ppid, asked = ID.findall(run_first("forkserver"))

    assert asked == parent
    assert len({parent, child, ppid}) == 3


def run_first(method: str) -> str:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"{method} does not exist on this platform")
    return output("processes/first_process", method)


def test_run_by_hand_calls_the_target_in_the_caller(capsys):
    run_is_not_start.Process(target=run_is_not_start.report).run()

    assert ID.findall(capsys.readouterr().out) == [str(os.getpid())]
