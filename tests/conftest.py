"""Options and fixtures that all tests share."""

import sys

import pytest

from tests.harness import verified
from tests.harness.interpreters import here


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what the tests of the examples understand."""
    parser.addoption(
        "--python",
        action="append",
        default=[],
        metavar="PATH",
        help="run the examples with this interpreter (repeatable)",
    )
    parser.addoption(
        "--verified",
        action="store_true",
        help="write examples/verified.json: what ran, on what, and when",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Collect what was verified where all reports come together."""
    if config.getoption("verified") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(verified.Collector())


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that takes ``python`` every interpreter that was asked for."""
    if "python" in metafunc.fixturenames:
        pythons = metafunc.config.getoption("python") or [sys.executable]
        names = [".".join(map(str, here(python).version)) for python in pythons]
        metafunc.parametrize("python", pythons, ids=names)
