"""Options and fixtures that all tests share."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from examples import _catalogue
from examples._catalogue import METHODS
from examples._trace.model import Trace
from tests.harness import methods, pictures, shared_memory, skips, traces, verified
from tests.harness.interpreters import OLDEST, ask, release

WHOLE = (
    "whole: runs an example with more work or other input, killed or interrupted; "
    "under one start method, or with --nightly under each (as it stands, it always "
    "runs under each)"
)
CONTROL = (
    "control: shows that a broken variant of an example fails; it runs under one "
    "start method, or with --nightly under each"
)


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
        "--moments",
        type=int,
        default=0,
        metavar="N",
        help="end each example by SIGTERM at so many of 20 moments, by each method",
    )
    parser.addoption(
        "--nightly",
        action="store_true",
        help="leave nothing out: each control under every start method, and the rest",
    )
    parser.addoption(
        "--verified",
        action="store_true",
        help="write examples/verified.json: what ran, on what, and when",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Find the interpreters, and collect results where all reports come together."""
    config.addinivalue_line("markers", CONTROL)
    config.addinivalue_line("markers", WHOLE)
    config.pluginmanager.register(skips)
    shared_memory.move_in()
    default_signals()
    config.option.python = [found(name) for name in config.getoption("python")]
    if config.getoption("verified") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(verified.Collector())
        if config.getoption("regen_all"):
            first = (config.option.python or [sys.executable])[0]
            config.pluginmanager.register(traces.Recorder(first))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Spread the tests over the workers."""
    from tests.harness.spread import Scheduler

    return Scheduler(config, log)


@pytest.fixture
def trace(request: pytest.FixtureRequest) -> Trace:
    """Return the recorded trace that a test marked with ``says`` is about."""
    claim: pictures.Claim = request.function.claim
    return traces.load(claim.example, claim.method)


def default_signals() -> None:
    """Undo what ``nohup`` and a shell's ``&`` hand down to every process of a run."""
    for name in ("SIGHUP", "SIGINT"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_IGN:
            default = signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL
            signal.signal(number, default)


def found(python: str) -> str:
    """Return an interpreter's full path, or refuse it.

    Its links stay as they are: a venv needs them.
    """
    path = shutil.which(python)
    if not path:
        raise pytest.UsageError(f"--python={python}: there is no such program")
    path = str(Path(path).absolute())
    try:
        too_old = ask(path).here.version < OLDEST
    except (OSError, ValueError, subprocess.SubprocessError):
        raise pytest.UsageError(f"--python={python}: that is no Python 3") from None
    if too_old:
        needed = ".".join(map(str, OLDEST))
        raise pytest.UsageError(
            f"--python={python}: {needed} or newer is needed; this is {release(path)}"
        )
    return path


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that takes ``python`` every interpreter that was asked for."""
    if "python" in metafunc.fixturenames:
        pythons = metafunc.config.getoption("python") or [sys.executable]
        metafunc.parametrize("python", pythons, ids=[release(path) for path in pythons])


@pytest.hookimpl(trylast=True)  # of those that -k and -m have left
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave each control and whole program one start method."""
    if config.getoption("nightly"):
        return
    spare = methods.spare(items)
    config.hook.pytest_deselected(items=spare)
    items[:] = [item for item in items if item not in spare]


@pytest.fixture(params=METHODS)
def method(request: pytest.FixtureRequest) -> str:
    """Give each start method in turn.

    For some of them: ``parametrize("method", ["spawn", "forkserver"], indirect=True)``
    """
    if request.param not in methods.HERE:
        pytest.skip(f"{request.param} does not exist on this platform")
    return str(request.param)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with the runner, and with no example yet."""
    examples = tmp_path / "examples"
    examples.mkdir()
    for name in ("__init__.py", "__main__.py", "_catalogue.py", "_stop.py"):
        shutil.copy(_catalogue.FOLDER / name, examples)
    return tmp_path
