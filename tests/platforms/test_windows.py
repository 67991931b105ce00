"""What would break on Windows or macOS is seen on Linux, as far as it can be.

The tests are collected without what the other platform lacks, and examples run with
processes that begin and end as on Windows.
"""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from examples import _catalogue
from examples._catalogue import Example
from tests.harness.interpreters import ask
from tests.harness.report import faults, report
from tests.harness.run import ROOT, interpreter, observe

PATIENCE = 500  # seconds to import all tests, also at a load of 30
SPAWNING = Path(__file__).parent / "spawning"
EXAMPLES = _catalogue.load()
COLLECT = ["-m", "pytest", "-p", "tests.platforms.pretended", "--collect-only", "-qq"]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux pretends here")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Take everything in a run of all methods, else a quarter of what may break."""
    everything = metafunc.config.getoption("nightly")
    if "platform" in metafunc.fixturenames:
        platforms = ["win32", "darwin"] if everything else ["win32"]
        metafunc.parametrize("platform", platforms)
    if "name" in metafunc.fixturenames:
        names = [one.name for one in EXAMPLES.values() if runs_anywhere(one)]
        some = [*filter(prints_before_start, names)][::4]
        metafunc.parametrize("name", names if everything else some)


def runs_anywhere(example: Example) -> bool:
    return not example.settings.platform and "spawn" in example.settings.methods


def prints_before_start(name: str) -> bool:
    """Tell whether something printed may come too late if ``start`` flushes nothing."""
    tree = ast.parse(EXAMPLES[name].source.read_text(encoding="utf-8"))
    lines: dict[str, list[int]] = {"print": [], "start": []}
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=called) | ast.Attribute(attr=called)):
                lines.setdefault(called, []).append(node.lineno)
    return min(lines["print"], default=9999) < max(lines["start"], default=0)


@pytest.mark.timeout(PATIENCE + 20)
def test_every_test_is_collected_without_what_the_platform_lacks(platform: str) -> None:
    command = [sys.executable, *COLLECT, f"--pretend={platform}"]

    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE
    )

    assert done.returncode == 0, done.stdout.partition("= ERRORS =")[2]


def test_an_example_prints_the_same_if_start_flushes_nothing(name: str) -> None:
    example, method = EXAMPLES[name], "spawn"
    if obstacle := example.obstacle(method, ask(sys.executable).here):
        pytest.skip(obstacle)
    wants = example.under(method)
    path = f"PYTHONPATH={SPAWNING}"
    command = ["-m", "examples", name, "--start-method", method]

    run = observe(
        ["env", path, *interpreter(sys.executable), *command], ROOT, wants.timeout
    )

    found = faults(run, wants, example.record(method).read_text(encoding="utf-8"))
    assert not found, report(f"{name} as on Windows", run, found)
