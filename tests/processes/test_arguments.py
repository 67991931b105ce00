"""What may be an argument, and what the child gets of it."""

import pickle
import sys
from pathlib import Path

import pytest

from examples.processes import missing_comma, named_target, own_copy, what_can_travel
from tests.harness.programs import output, program, run_program
from tests.harness.variants import run_variant

PICKLED = {
    "a list of numbers",
    "an object of an importable class",
    "a function of a module",
    "a partial of it",
}
ONLY_WHILE_STARTING = {"a lock of multiprocessing"}
PASSED_ON = {"one end of a pipe"}  # by a thread that hands over its descriptor


def test_post_changes_the_very_list_it_is_given(capsys: pytest.CaptureFixture[str]):
    ledger = ["rent"]

    own_copy.post(ledger, "tea", times=2)

    assert ledger == ["rent", "tea", "tea"]


def test_a_list_that_was_pickled_and_read_back_is_another_list():
    ledger = ["rent"]

    own_copy.post(pickle.loads(pickle.dumps(ledger)), "tea")

    assert ledger == ["rent"]


def test_brackets_alone_make_no_tuple():
    assert ("Ada") == "Ada"
    assert tuple("Ada") == ("A", "d", "a")
    assert tuple("A") == ("A",)  # one letter: the slip goes unseen


@pytest.mark.parametrize("args", ["", "Ada"])
def test_greet_takes_one_name_and_not_as_many_as_there_are_letters(args: str):
    with pytest.raises(TypeError, match="positional argument"):
        missing_comma.greet(*args)


@pytest.mark.parametrize(
    "description", [description for description, _ in what_can_travel.things()]
)
def test_what_travels_by_pickle_alone_is_not_tied_to_this_process(description: str):
    for one, thing in what_can_travel.things():
        if one != description or one in PASSED_ON:
            continue
        if one in PICKLED:
            pickle.loads(pickle.dumps(thing))
        elif one in ONLY_WHILE_STARTING:
            with pytest.raises(RuntimeError, match="through inheritance"):
                pickle.dumps(thing)
        else:
            with pytest.raises((TypeError, AttributeError, pickle.PicklingError)):
                pickle.dumps(thing)


@pytest.mark.skipif(sys.platform == "win32", reason="see examples.toml")
def test_fork_pickles_nothing_and_so_refuses_nothing():
    under_fork = output("processes/what_can_travel", "fork")
    under_spawn = output("processes/what_can_travel", "spawn")

    assert "refused" not in under_fork
    assert under_spawn.count("refused") == 4


def test_a_partial_of_a_module_function_can_be_pickled_and_a_lambda_cannot():
    by_partial = named_target.partial(named_target.greet, "hello", name="Bo")

    back = pickle.loads(pickle.dumps(by_partial))

    assert (back.func, back.args, back.keywords) == (
        named_target.greet,
        ("hello",),
        {"name": "Bo"},
    )
    with pytest.raises((AttributeError, pickle.PicklingError)):
        pickle.dumps(lambda: named_target.greet("hello", "Bo"))


@pytest.mark.parametrize("method", ["spawn", "forkserver"], indirect=True)
def test_start_fails_in_the_parent_and_no_child_comes_to_life(
    method: str, tmp_path: Path
):
    run = run_program(program("processes/unpicklable_target", method), tmp_path)

    assert run.out == "True None None\n[]\n"


@pytest.mark.parametrize("method", ["spawn", "forkserver"], indirect=True)
@pytest.mark.control
def test_a_target_that_has_a_name_starts_under_every_method(method, tmp_path: Path):
    lambdas = 'Process(target=lambda: print(greeting, "Ada"))'
    changes = {lambdas: 'Process(target=print, args=(greeting, "Ada"))'}

    run = run_variant(tmp_path, "processes/lambda_target", changes, method)

    assert run.out.endswith("hello Ada\nexit code 0\n")
