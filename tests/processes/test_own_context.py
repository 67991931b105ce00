"""A context leaves the default alone; the default can be settled once."""

import sys
from pathlib import Path

import pytest

from tests.harness.interpreters import ask
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant


def output(name: str, python: str, folder: Path) -> str:
    return run_program(program(f"processes/{name}", python=python), folder).out


def test_making_a_context_settles_nothing(python: str, tmp_path: Path):
    assert output("context_settles_nothing", python, tmp_path) == ""


def test_even_the_same_method_can_not_be_set_twice_without_force(
    python: str, tmp_path: Path
):
    said = output("asking_settles", python, tmp_path)

    assert said == "context has already been set\nspawn\n"


def test_a_method_that_is_not_there_is_named_in_the_error(python: str, tmp_path: Path):
    said = output("no_such_method", python, tmp_path)

    assert said == "cannot find context for 'teleport'\n"


def test_the_platform_has_spawn_and_one_of_its_methods_is_the_default(python: str):
    answer = ask(python)

    assert "spawn" in answer.here.methods
    assert answer.default in answer.here.methods


@pytest.mark.parametrize("method", ["forkserver"], indirect=True)
def test_what_is_set_before_the_first_child_is_there(method: str, tmp_path: Path):
    changes = {'    employ("Ada", os.environ["POST_RATE"])\n': ""}

    run = run_variant(tmp_path, "processes/late_environment", changes, method)

    assert run.out == "Bo: environment 1.2, argument 1.2\n"


@pytest.mark.skipif(sys.platform == "win32", reason="has no fork")
def test_a_context_alone_decides_how_its_processes_begin(tmp_path: Path):
    changes = {'get_context("spawn")': 'get_context("fork")'}

    run = run_variant(tmp_path, "processes/own_context", changes, "spawn")

    assert "my main module is __main__" in run.out
    assert "kind of process: ForkProcess" in run.out


@pytest.mark.skipif(sys.platform == "win32", reason="has no fork server")
def test_what_the_server_did_not_import_is_not_there(tmp_path: Path):
    changes = {'[NAMED, "no_such_module"]': '["no_such_module"]'}

    run = run_variant(tmp_path, "processes/preloaded", changes, "spawn")

    assert run.out.count("is there already: False") == 2


@pytest.mark.control
def test_with_force_a_method_is_set_again(method: str, tmp_path: Path):
    changes = {'set_start_method("spawn")': 'set_start_method("spawn", force=True)'}

    run = run_variant(tmp_path, "processes/set_twice", changes, method)

    assert run.out == "settled: True\nnever printed\n"
