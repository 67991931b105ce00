"""Under fork a module's top level runs once; under spawn once more for each child."""

from pathlib import Path

import pytest

from tests.harness.interpreters import ask
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant


def preloads_main(version: tuple[int, ...]) -> bool:
    """Tell whether the fork server imports the main module for its children."""
    return version >= (3, 14, 1) or (3, 13, 8) <= version < (3, 14)


def test_the_main_module_runs_once_for_each_that_starts_without_it(
    method: str, python: str, tmp_path: Path
):
    here = ask(python).here
    if method not in here.methods:
        pytest.skip(f"{method} does not exist on this platform")
    once_more = 1 if preloads_main(here.version) else 2
    expected = {"fork": 1, "spawn": 1 + 2, "forkserver": 1 + once_more}

    run = run_program(program("processes/two_clerks", method, python=python), tmp_path)

    assert run.out.splitlines() == ["top level"] * expected[method]


@pytest.mark.parametrize("method", ["spawn", "forkserver"], indirect=True)
@pytest.mark.control
def test_a_module_that_the_child_does_not_use_runs_once(method: str, tmp_path: Path):
    changes = {'    import_module("tariff")\n    print(f"': '    print(f"'}

    run = run_variant(tmp_path, "processes/top_level_runs", changes, method)

    assert run.out.count("top level of tariff runs") == 1
