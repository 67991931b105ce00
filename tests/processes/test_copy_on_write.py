"""After a fork a page of memory is copied when one of the two writes to it."""

import sys
from pathlib import Path

import pytest

from tests.harness.programs import output
from tests.harness.variants import run_variant

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's /proc")
NAME = "processes/read_after_fork"
READ = "total = sum(data)"
COPIED = "over 10 MiB: True"


@pytest.mark.parametrize("method", ["fork"], indirect=True)
def test_reading_the_objects_of_a_list_copies_them_and_an_array_stays(method: str):
    first, second = output(NAME, method).splitlines()

    assert first.startswith("list")
    assert COPIED in first
    assert second.startswith("array")
    assert COPIED not in second


def test_writing_to_an_array_copies_it_too(tmp_path: Path):
    changes = {READ: f"data.reverse(); {READ}"}

    run = run_variant(tmp_path, NAME, changes, "fork")

    assert run.out.count(COPIED) == 2


def test_asking_for_the_length_of_a_list_copies_none_of_its_objects(tmp_path: Path):
    run = run_variant(tmp_path, NAME, {READ: "total = len(data)"}, "fork")

    assert run.out.count("total 2000000,") == 2
    assert COPIED not in run.out


def test_the_parent_goes_on_when_the_child_is_killed(tmp_path: Path):
    killed = f'__import__("signal").raise_signal(9); {READ}'
    changes = {READ: killed, "assert process.exitcode == 0": "print(process.exitcode)"}

    run = run_variant(tmp_path, NAME, changes, "fork")

    assert run.out == "-9\n-9\n"


@pytest.mark.control
def test_a_collection_in_the_child_copies_objects_unless_they_are_frozen(
    tmp_path: Path,
):
    # the collector writes into the objects that it tracks, here lists
    lists = {
        'array("d", numbers)': 'array("d", [0.0])',
        "[float(number) for": "[[number] for",
        READ: "total = __import__('gc').collect()",
    }
    frozen = {"    for data in": "    __import__('gc').freeze()\n    for data in"}

    run = run_variant(tmp_path, NAME, lists, "fork")
    after_freeze = run_variant(tmp_path, NAME, {**lists, **frozen}, "fork")

    assert COPIED in run.out
    assert COPIED not in after_freeze.out
