"""A context leaves the default alone; the default can be settled once."""

from pathlib import Path

from tests.harness.interpreters import ask
from tests.harness.programs import program, run_program


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
