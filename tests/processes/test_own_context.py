"""A context leaves the default alone; the default can be settled once."""

import subprocess

from tests.harness.interpreters import ask

STILL_OPEN = """
from multiprocessing import get_context, get_start_method, set_start_method
context = get_context("spawn")
assert get_start_method(allow_none=True) is None
assert context.get_start_method() == "spawn"
set_start_method("spawn")
"""
ASKING_SETTLES = """
from multiprocessing import get_start_method, set_start_method
method = get_start_method()
try:
    set_start_method(method)
except RuntimeError as error:
    print(error)
set_start_method("spawn", force=True)
print(get_start_method())
"""
NO_SUCH_METHOD = """
from multiprocessing import get_context
try:
    get_context("teleport")
except ValueError as error:
    print(error)
"""


def output(python: str, program: str) -> str:
    run = subprocess.run(
        [python, "-c", program], capture_output=True, text=True, timeout=30
    )
    assert run.stderr == ""
    return run.stdout


def test_making_a_context_settles_nothing(python: str):
    assert output(python, STILL_OPEN) == ""


def test_even_the_same_method_can_not_be_set_twice_without_force(python: str):
    assert output(python, ASKING_SETTLES) == "context has already been set\nspawn\n"


def test_a_method_that_is_not_there_is_named_in_the_error(python: str):
    assert output(python, NO_SUCH_METHOD) == "cannot find context for 'teleport'\n"


def test_the_platform_has_spawn_and_one_of_its_methods_is_the_default(python: str):
    answer = ask(python)

    assert "spawn" in answer.here.methods
    assert answer.default in answer.here.methods
