"""A global set at run time reaches forked children only; an argument reaches all."""

import re

import pytest

from examples import _catalogue
from examples.processes import runtime_global

EXAMPLE = _catalogue.load()["processes/runtime_global"]


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_only_a_forked_child_has_the_global_as_it_was_set(method: str):
    recorded = EXAMPLE.record(method).read_text(encoding="utf-8")
    in_global, in_argument = map(float, re.findall(r"\d+\.\d+", recorded))

    assert in_argument == 1.2
    assert (in_global == in_argument) is (method == "fork")


def test_the_file_itself_says_the_rate_that_spawned_children_find():
    assert runtime_global.rate == 1.0
