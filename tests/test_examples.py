"""Each example runs, ends cleanly and prints what its page shows."""

import functools
import shutil
import sys
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from examples import _catalogue
from examples._catalogue import METHODS
from tests.harness import verified
from tests.harness.interpreters import ask
from tests.harness.output import numbered
from tests.harness.report import faults, report
from tests.harness.run import interpreter, observe, run_example

EXAMPLES = _catalogue.load()
NAMES = list(EXAMPLES)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", NAMES)
def test_example_prints_what_is_recorded_and_leaves_nothing_behind(
    name: str,
    method: str,
    python: str,
    request: pytest.FixtureRequest,
    file_regression: FileRegressionFixture,
) -> None:
    example, answer = EXAMPLES[name], ask(python)
    skip_unless_possible(name, method, python)
    release = ".".join(map(str, answer.here.version))
    seen = (name, answer.system, release, method)
    request.node.user_properties.append((verified.PROPERTY, seen))
    wants = example.under(method)
    recording = bool(request.config.getoption("regen_all"))

    if recording and (method, python) == writer(name, method, request.config):
        run = run_example(name, method, python=python, timeout=wants.timeout)
        found = faults(run, wants)
        if not found:
            file = example.record(method)
            file_regression.check(
                numbered(run.out), encoding="utf-8", newline="\n", fullpath=file
            )
    else:
        run = run_example(name, method, python=python, timeout=wants.timeout)
        found = faults(run, wants, recorded(name, method, request.config))

    if found:
        pytest.fail(report(f"{name} under {method}, {release}", run, found), False)


@pytest.mark.parametrize("name", NAMES)
def test_example_runs_when_copied_alone_into_an_empty_folder(
    name: str, python: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    example, answer = EXAMPLES[name], ask(python)
    skip_unless_possible(name, answer.default, python)
    wants = example.under(answer.default)
    copy = tmp_path / example.source.name
    shutil.copy(example.source, copy)

    run = observe([*interpreter(python), copy.name], tmp_path, wants.timeout)

    found = faults(run, wants, recorded(name, answer.default, request.config))
    left = {path.name for path in tmp_path.iterdir()} - {copy.name, "__pycache__"}
    found += [f"It left {one} in the folder it was run in." for one in sorted(left)]
    if found:
        pytest.fail(report(f"{name} alone in a folder", run, found), False)


def skip_unless_possible(name: str, method: str, python: str) -> None:
    if obstacle := EXAMPLES[name].obstacle(method, ask(python).here):
        pytest.skip(obstacle)


def writer(name: str, method: str, config: pytest.Config) -> tuple[str, str]:
    """Return the start method and the interpreter that record an output."""
    example = EXAMPLES[name]
    own = example.record(method) != example.record(example.reference)
    python = (config.getoption("python") or [sys.executable])[0]
    return (method if own else example.reference), python


def recorded(name: str, method: str, config: pytest.Config) -> str:
    """Return what the run should print.

    While recording, other workers may be writing the file: the run is then compared
    with another one, made by the method and interpreter that record.
    """
    example = EXAMPLES[name]
    if config.getoption("regen_all"):
        return printed(name, *writer(name, method, config))
    file = example.record(method)
    if not file.is_file():
        pytest.fail(f"{file.name} is missing: run make record", False)
    return file.read_text(encoding="utf-8")


@functools.cache
def printed(name: str, method: str, python: str) -> str:
    timeout = EXAMPLES[name].under(method).timeout
    return run_example(name, method, python=python, timeout=timeout).out
