"""Who the parent of a first process is, and what a forgotten ``start`` does."""

import os
import re

import pytest

from examples.processes import run_is_not_start
from tests.harness.programs import output

NAME = "processes/first_process"
ID = re.compile(r"pid=(\d+)")


@pytest.mark.parametrize("method", ["fork", "spawn"], indirect=True)
def test_the_childs_parent_is_the_process_that_started_it(method: str):
    parent, child, ppid, asked = ID.findall(output(NAME, method))

    assert ppid == asked == parent != child


@pytest.mark.parametrize("method", ["forkserver"], indirect=True)
def test_under_forkserver_the_childs_parent_is_the_server(method: str):
    parent, child, ppid, asked = ID.findall(output(NAME, method))

    assert asked == parent
    assert len({parent, child, ppid}) == 3


def test_run_by_hand_calls_the_target_in_the_caller(capsys):
    run_is_not_start.Process(target=run_is_not_start.report).run()

    assert ID.findall(capsys.readouterr().out) == [str(os.getpid())]
