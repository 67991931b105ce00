"""Each example runs, ends cleanly and prints what its page shows."""

import ast
import functools
import shutil
import sys
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from conf.extensions.example.tests import find_tests
from examples import _catalogue
from examples._catalogue import METHODS, Example
from tests.harness import verified
from tests.harness.interpreters import ask, release
from tests.harness.output import numbered
from tests.harness.report import faults, report
from tests.harness.run import ROOT, Run, interpreter, observe, run_example

EXAMPLES = _catalogue.load()
NAMES = list(EXAMPLES)
RECORD = "run make record"


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", NAMES)
def test_example_prints_what_is_recorded_and_leaves_nothing_behind(
    name: str,
    method: str,
    python: str,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    file_regression: FileRegressionFixture,
) -> None:
    """Under the default method it is a copy, alone in an empty folder."""
    example = EXAMPLES[name]
    skip_unless_possible(example, method, python)
    seen = (name, ask(python).system, release(python), method)
    request.node.user_properties.append((verified.PROPERTY, seen))

    copied = method == ask(python).default and not example.needs_topic
    if copied:
        copy = shutil.copy(example.source, tmp_path)
        command = [*interpreter(python), example.source.name]
        run = observe(command, tmp_path, example.under(method).timeout)
    else:
        run = run_under(name, method, python)

    if recorder(request.config, example, method) == (method, python):
        found = faults(run, example.under(method))
        if not found:
            file, text = example.record(method), numbered(run.out)
            file_regression.check(text, fullpath=file, encoding="utf-8", newline="\n")
    else:
        wanted = recorded(request.config, example, method)
        found = faults(run, example.under(method), wanted)
    if copied:
        left = {*tmp_path.iterdir()} - {Path(copy), tmp_path / "__pycache__"}
        found += [f"It left {one.name} in its folder." for one in sorted(left)]
    fail_for(found, f"{name} under {method} with Python {release(python)}", run)


def fail_for(found: list[str], title: str, run: Run) -> None:
    if found:
        pytest.fail(report(title, run, found), pytrace=False)


def skip_unless_possible(example: Example, method: str, python: str) -> None:
    if obstacle := example.obstacle(method, ask(python).here):
        pytest.skip(obstacle)


def run_under(name: str, method: str, python: str) -> Run:
    timeout = EXAMPLES[name].under(method).timeout
    return run_example(name, method, python=python, timeout=timeout)


def recorder(
    config: pytest.Config, example: Example, method: str
) -> tuple[str, str] | None:
    """Return the method and the interpreter that record, if this is a recording."""
    if not config.getoption("regen_all"):
        return None
    own = example.record(method) != example.record(example.reference)
    method = method if own else example.reference
    for python in config.getoption("python") or [sys.executable]:
        if not example.obstacle(method, ask(python).here):
            return method, python
    return None


def recorded(config: pytest.Config, example: Example, method: str) -> str:
    """Return what the run should print.

    While recording, another worker may be writing the file just now: the run is
    then compared with one more, made with the method and interpreter that record.
    """
    if recording := recorder(config, example, method):
        return printed(example.name, *recording)
    file = example.record(method)
    if not file.is_file():
        pytest.fail(f"{file.name} is missing: {RECORD}", pytrace=False)
    return file.read_text(encoding="utf-8")


@functools.cache
def printed(name: str, method: str, python: str) -> str:
    return run_under(name, method, python).out


@pytest.fixture
def kept(request: pytest.FixtureRequest) -> None:
    """Take a test out of the run that is just about to renew what it looks at."""
    if request.config.getoption("regen_all") or request.config.getoption("verified"):
        pytest.skip("being recorded")


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("name", NAMES)
def test_example_is_the_one_that_was_recorded(name: str) -> None:
    entry = verified.read().get(name)

    assert EXAMPLES[name].record("").is_file(), f"{name} has no output: {RECORD}"
    assert entry, f"{name} is not in {verified.FILE.name}: {RECORD}"
    assert entry["source"] == EXAMPLES[name].digest, (
        f"examples/{name}.py changed since it was recorded: {RECORD}"
    )


@pytest.mark.usefixtures("kept")
def test_nothing_is_recorded_of_examples_that_are_gone() -> None:
    outputs = {
        example.folder / f"{example.name}{variant}.out"
        for example in EXAMPLES.values()
        for variant in ("", *(f".{method}" for method in example.settings.methods[1:]))
    }

    assert set(_catalogue.FOLDER.glob("*/*.out")) <= outputs
    assert set(verified.read()) <= set(EXAMPLES), f"in {verified.FILE.name}: {RECORD}"


def test_every_example_has_a_test_of_its_rule() -> None:
    """One in its topic's folder; here each is held to its output, not to its rule."""
    tests = find_tests(ROOT)
    folders = {
        name: {test.parent.name for test in tests.get(name, [])} for name in NAMES
    }

    without = [name for name in NAMES if EXAMPLES[name].topic not in folders[name]]

    assert without == [], "no test names it in full, such as 'ipc/queue'"


@pytest.mark.parametrize("name", NAMES)
def test_example_needs_only_what_it_says(name: str) -> None:
    example = EXAMPLES[name]
    allowed = sys.stdlib_module_names | {*example.settings.requires}
    if example.topic == "scheduling":
        allowed |= {"examples"}

    assert _catalogue.imported(example.source) <= allowed


@pytest.mark.parametrize("name", NAMES)
def test_example_says_what_to_do_and_guards_its_main(name: str) -> None:
    example = EXAMPLES[name]
    settings = (example.settings, *example.overrides.values())
    shows_a_fault = any(one.exit or one.stderr for one in settings)
    assert example.summary.endswith((".", "?")), "the docstring opens with a sentence"
    assert shows_a_fault or guarded(example.source), "nothing is under the main guard"


def guarded(source: Path) -> bool:
    """Tell whether a module has the main guard."""
    body = ast.parse(source.read_text(encoding="utf-8")).body
    tests = [ast.unparse(node.test) for node in body if isinstance(node, ast.If)]
    return "__name__ == '__main__'" in tests
