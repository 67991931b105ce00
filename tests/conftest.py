"""Options and fixtures that all tests share."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from examples import _catalogue
from tests.harness import shared_memory, verified
from tests.harness.interpreters import release


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
    """Find the interpreters, and collect results where all reports come together."""
    config.option.python = [found(name) for name in config.getoption("python")]
    if config.getoption("verified") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(verified.Collector())


def found(python: str) -> str:
    """Return an interpreter's full path, its links as they are: a venv needs them."""
    if path := shutil.which(python):
        return str(Path(path).absolute())
    raise pytest.UsageError(f"--python={python}: there is no such program")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that takes ``python`` every interpreter that was asked for."""
    if "python" in metafunc.fixturenames:
        pythons = metafunc.config.getoption("python") or [sys.executable]
        metafunc.parametrize("python", pythons, ids=[release(path) for path in pythons])


@pytest.fixture(scope="session", autouse=True)
def _rooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the runs of all workers know of each other, and tidy up behind them."""
    folder = tmp_path_factory.getbasetemp()
    in_worker = "PYTEST_XDIST_WORKER" in os.environ
    shared_memory.Rooms.folder = folder.parent if in_worker else folder
    yield
    shared_memory.tidy()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with the runner, and with no example yet."""
    examples = tmp_path / "examples"
    examples.mkdir()
    for name in ("__init__.py", "__main__.py", "_catalogue.py"):
        shutil.copy(_catalogue.FOLDER / name, examples)
    return tmp_path
