"""An example that is ended by SIGTERM at some moment leaves nothing behind.

The moments that are known to be bad are met on each run. Others are tried with
``--nightly``, one under every start method, and with ``--moments=20`` twenty.
"""

import os
import shutil
import signal
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from examples import _catalogue, _stop
from examples._catalogue import METHODS, Settings
from tests.harness.interpreters import ask
from tests.harness.programs import PROGRAMS
from tests.harness.report import faults, left_behind, report
from tests.harness.run import ROOT, interpreter, observe

EXAMPLES = _catalogue.load()
MOMENTS = [0.05 * number for number in range(1, 21)]  # seconds after the start
AT_NIGHT = 1  # moment for each example and start method
STARTED = 0.15  # before that the runner itself may not be there yet


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Choose the moments, the same ones on each run."""
    if "number" not in metafunc.fixturenames:
        return
    nightly = metafunc.config.getoption("nightly")
    count = metafunc.config.getoption("moments") or (AT_NIGHT if nightly else 0)
    chosen = [
        (name, method, (zlib.crc32(name.encode()) + n) % len(MOMENTS))
        for name in EXAMPLES
        for method in METHODS
        for n in range(count)
    ]
    later = pytest.mark.skip(reason="examples are ended at some moments by nightly")
    none = [pytest.param("", "", 0, marks=later)]
    metafunc.parametrize(("name", "method", "number"), chosen or none)


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


STOPPED = 128 + signal.SIGTERM
FORCED = {  # the program in tests/programs/stopped, and its exit code
    "held": STOPPED,
    "half_made": STOPPED,
    "shared": STOPPED,
    "orphan": STOPPED,
    "at_exit": 0,
    "stuck_at_exit": 0,
    "slow_to_end": STOPPED,
    "family": STOPPED,
    "deaf": -getattr(signal, "SIGALRM", 0),  # Windows has none
}


def put_among_the_examples(name: str, project: Path) -> None:
    folder = project / "examples/ipc"
    folder.mkdir()
    shutil.copy(PROGRAMS / f"stopped/{name}.py", folder)


@pytest.mark.skipif(sys.platform != "linux", reason="only there all can be found")
@pytest.mark.parametrize("name", FORCED)
def test_a_bad_moment_to_be_stopped_at_is_met_as_well(
    name: str, method: str, project: Path
) -> None:
    put_among_the_examples(name, project)
    command = ["-m", "examples", name, "--start-method", method]

    run = observe([sys.executable, *command], project, 30)

    assert faults(run, Settings(exit=FORCED[name], stderr=(".*",))) == []


@pytest.mark.skipif(sys.platform == "win32", reason="has no fork")
def test_a_child_that_is_stopped_as_soon_as_it_is_forked_ends_by_the_signal() -> None:
    command = [sys.executable, "-m", "tests.programs.stopped.just_forked"]

    run = observe(command, ROOT, 30)

    assert run.out == f"{-signal.SIGTERM}\n"
    assert faults(run, Settings()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="has no fork")
def test_a_signal_that_comes_before_a_child_is_ready_is_not_lost() -> None:
    command = [sys.executable, "-m", "tests.programs.stopped.ended_at_once"]

    run = observe(command, ROOT, 30)

    assert run.out == f"{{{-signal.SIGTERM}}}\n"
    assert faults(run, Settings()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only there orphans are found")
def test_a_neighbour_with_a_pipe_that_was_inherited_is_left_alone(
    project: Path,
) -> None:
    put_among_the_examples("orphan", project)
    python, (reader, writer) = sys.executable, os.pipe()
    command = [python, "-m", "examples", "orphan"]
    waits = [python, "-c", "input()"]

    with subprocess.Popen(waits, stdin=reader) as neighbour:
        done = subprocess.run(command, cwd=project, pass_fds=[reader], timeout=30)
        os.write(writer, b"\n")

    os.close(reader)
    os.close(writer)
    assert (done.returncode, neighbour.returncode) == (STOPPED, 0)


def test_all_are_found_before_the_first_is_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log = []

    def living() -> Iterator[int]:
        for pid in (101, 102):
            log.append(f"found {pid}")
            yield pid

    monkeypatch.setattr(_stop, "living", living)
    monkeypatch.setattr(os, "kill", lambda pid, _: log.append(f"ended {pid}"))

    _stop.end(signal.SIGTERM)

    assert list(dict.fromkeys(log)) == [
        "found 101",
        "found 102",
        "ended 101",
        "ended 102",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="it stops nobody")
def test_whoever_is_stopped_is_woken_to_end_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", "input()"], stdin=subprocess.PIPE
    ) as child:
        child.send_signal(signal.SIGSTOP)
        os.waitpid(child.pid, os.WUNTRACED)
        monkeypatch.setattr(_stop, "living", lambda: [child.pid])

        _stop.end(signal.SIGTERM)

        try:
            assert child.wait(20) == -signal.SIGTERM
        finally:
            child.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="it has no SIGKILL")
def test_whoever_is_killed_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    after_its_kill = [101, 101]  # it is seen twice more
    killed = []

    def living() -> list[int]:
        if signal.SIGKILL not in killed:
            return [101]
        return [after_its_kill.pop()] if after_its_kill else []

    monkeypatch.setattr(_stop, "living", living)
    monkeypatch.setattr(_stop, "end", lambda number: killed.append(number))
    monkeypatch.setattr(signal, "signal", lambda *_: None)

    _stop.end_all()

    assert killed == [signal.SIGTERM, signal.SIGKILL]
    assert after_its_kill == []
