"""An example that is ended by SIGTERM at some moment leaves nothing behind.

By default that is one moment under one start method, others for each example;
``--moments=20`` tries twenty moments under every method.
"""

import sys
import zlib

import pytest

from examples import _catalogue
from examples._catalogue import METHODS
from tests.harness.interpreters import ask
from tests.harness.report import left_behind, report
from tests.harness.run import ROOT, interpreter, observe

EXAMPLES = _catalogue.load()
MOMENTS = [0.05 * number for number in range(1, 21)]  # seconds after the start
STARTED = 0.15  # before that the runner itself may not be there yet


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Choose the moments, the same ones on each run."""
    count = metafunc.config.getoption("moments")
    chosen = []
    for name, example in EXAMPLES.items():
        lot = zlib.crc32(name.encode())
        methods = example.settings.methods
        for method in METHODS if count else [methods[lot % len(methods)]]:
            chosen += [(name, method, (lot + n) % 20) for n in range(count or 1)]
    metafunc.parametrize(("name", "method", "number"), chosen)


@pytest.mark.skipif(sys.platform != "linux", reason="only there all can be found")
def test_an_example_that_is_stopped_leaves_nothing_behind(
    name: str, method: str, number: int
) -> None:
    example = EXAMPLES[name]
    if obstacle := example.obstacle(method, ask(sys.executable).here):
        pytest.skip(obstacle)
    command = ["-m", "examples", name, "--start-method", method]

    moment = STARTED + MOMENTS[number]
    run = observe([*interpreter(sys.executable), *command], ROOT, 30, sigterm=moment)

    found = [*left_behind(run)]
    if run.timed_out:
        found.append(f"It did not end: {run.stacks}")
    if found:
        title = f"{name} under {method}, ended {moment:.2f} seconds after its start"
        pytest.fail(report(title, run, found), pytrace=False)
