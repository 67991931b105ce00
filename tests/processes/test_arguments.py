"""What may be an argument, and what the child gets of it."""

import pickle
import sys
from pathlib import Path

import pytest

from examples.processes import argument_is_a_copy, missing_comma, pass_arguments
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant


@pytest.mark.control
def test_arguments_may_be_large(method: str, tmp_path: Path):
    changes = {"[1, 2, 3]": "[1, 2, 3] * 100_000"}

    run = run_variant(tmp_path, "processes/pass_arguments", changes, method)

    assert run.out == "worker 1: the sum is 1400000\nexit code 0\n"


@pytest.mark.control
@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_main_learns_of_a_worker_that_is_killed(method: str, tmp_path: Path):
    killed = '    __import__("os").kill(__import__("os").getpid(), 9)\n    total ='

    run = run_variant(
        tmp_path, "processes/pass_arguments", {"    total =": killed}, method
    )

    assert run.out == "exit code -9\n"


def test_kwargs_are_the_keyword_arguments_of_the_target(
    capsys: pytest.CaptureFixture[str],
):
    pass_arguments.worker(*("worker 1", [1, 2, 3]), **{"power": 2})

    assert capsys.readouterr().out == "worker 1: the sum is 14\n"


def test_an_ordinary_call_changes_the_very_list_it_is_given():
    items = ["one"]

    argument_is_a_copy.worker(items)

    assert items == ["one", "in the child"]


def test_a_list_that_was_pickled_and_read_back_is_another_list():
    items = ["one"]

    argument_is_a_copy.worker(pickle.loads(pickle.dumps(items)))

    assert items == ["one"]


def test_a_method_s_object_is_copied_too(method: str, tmp_path: Path):
    run = run_program(program("processes/method_as_target", method), tmp_path)

    assert run.out == "child: 1\nparent: 0\n"


def test_parentheses_alone_make_no_tuple():
    assert ("worker 1") == "worker 1"
    assert tuple("worker 1") == ("w", "o", "r", "k", "e", "r", " ", "1")
    assert tuple("1") == ("1",)  # one character: the slip goes unseen


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ("", "missing 1 required positional argument: 'name'"),
        ("worker 1", "takes 1 positional argument but 8 were given"),
    ],
)
def test_a_string_is_as_many_arguments_as_it_has_characters(args: str, message: str):
    with pytest.raises(TypeError, match=message):
        missing_comma.worker(*args)


def test_a_target_that_is_called_runs_in_the_parent_and_the_child_does_nothing(
    method: str, tmp_path: Path
):
    run = run_program(program("processes/called_target", method), tmp_path)

    assert run.out == "runs in the parent: True\nexit code 0\n"
