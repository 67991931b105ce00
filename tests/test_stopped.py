"""An example that is ended by SIGTERM at some moment leaves nothing behind.

By default that is one moment under one start method, others for each example;
``--moments=20`` tries twenty moments under every method.
"""

import os
import signal
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from examples import _catalogue, _stop
from examples._catalogue import METHODS
from tests.harness.interpreters import ask
from tests.harness.report import left_behind, report
from tests.harness.run import ROOT, interpreter, observe

EXAMPLES = _catalogue.load()
MOMENTS = [0.05 * number for number in range(1, 21)]  # seconds after the start
STARTED = 0.15  # before that the runner itself may not be there yet


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Choose the moments, the same ones on each run."""
    if "number" not in metafunc.fixturenames:
        return
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


HELD = '''"""Wait for an event whose inner lock is held by a child that is killed."""

import os, signal, tempfile, time
from multiprocessing import Event, Process


def holder(door, main):
    door._cond._sleeping_count.acquire()  # main waits now
    with door._cond:
        os.kill(main, signal.SIGTERM)
        time.sleep(60)


if __name__ == "__main__":
    door = Event()
    with tempfile.TemporaryDirectory():
        Process(target=holder, args=(door, os.getpid())).start()
        door.wait()
'''
HALF_MADE = '''"""Be stopped when a temporary folder is made and not yet known."""

import os, signal, tempfile

make = os.mkdir


def mkdir(*args):
    make(*args)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    os.mkdir = mkdir
    with tempfile.TemporaryDirectory():
        signal.pause()
'''
SHARED = '''"""Make the folder of multiprocessing in a child that is killed."""

import os, signal, time
from multiprocessing import Process, util


def child(main):
    util.get_temp_dir()
    os.kill(main, signal.SIGTERM)
    time.sleep(60)


if __name__ == "__main__":
    Process(target=child, args=(os.getpid(),)).start()
    signal.pause()
'''
ORPHAN = '''"""Have an orphan that waits for what it could only send itself."""

import os, signal
from multiprocessing import Pipe

if __name__ == "__main__":
    mine, theirs = Pipe()
    if os.fork() == 0:
        if os.fork() == 0:
            mine.recv()
        os._exit(0)
    os.wait()
    os.kill(os.getpid(), signal.SIGTERM)
    signal.pause()
'''
AT_EXIT = '''"""Be stopped while multiprocessing cleans up."""

import os, signal
from multiprocessing import Process, util


def child(): pass


if __name__ == "__main__":
    process = Process(target=child)
    process.start()
    process.join()
    util.Finalize(None, os.kill, (os.getpid(), signal.SIGTERM), exitpriority=5)
'''
STUCK_AT_EXIT = '''"""Be stopped at the end, when a queue can write no more."""

import os, signal
from multiprocessing import Process, Queue, util


def child(): pass


if __name__ == "__main__":
    process = Process(target=child)
    process.start()
    process.join()
    queue = Queue()
    queue.put(bytes(1_000_000))
    util.Finalize(None, os.kill, (os.getpid(), signal.SIGTERM), exitpriority=5)
'''
FAMILY = '''"""Run a command that runs a command; neither has a pipe of ours."""

import os, signal, subprocess, sys

CHILD = """
import os, signal, subprocess, sys
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
os.kill(int(sys.argv[1]), signal.SIGTERM)
signal.pause()
"""

if __name__ == "__main__":
    subprocess.Popen([sys.executable, "-c", CHILD, str(os.getpid())])
    signal.pause()
'''
DEAF = '''"""Go on whatever happens."""

import os, signal

if __name__ == "__main__":
    while True:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            signal.pause()
        except SystemExit:
            pass
'''
STOPPED = 128 + signal.SIGTERM
FORCED = {  # the program, and its exit code
    "held": (HELD, STOPPED),
    "half_made": (HALF_MADE, STOPPED),
    "shared": (SHARED, STOPPED),
    "orphan": (ORPHAN, STOPPED),
    "at_exit": (AT_EXIT, 0),
    "stuck_at_exit": (STUCK_AT_EXIT, 0),
    "family": (FAMILY, STOPPED),
    "deaf": (DEAF, -signal.SIGALRM),
}


@pytest.mark.skipif(sys.platform != "linux", reason="only there all can be found")
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", FORCED)
def test_a_bad_moment_to_be_stopped_at_is_met_as_well(
    name: str, method: str, project: Path
) -> None:
    example = project / "examples" / "ipc" / f"{name}.py"
    example.parent.mkdir()
    program, code = FORCED[name]
    example.write_text(program, encoding="utf-8")
    command = ["-m", "examples", name, "--start-method", method]

    run = observe([sys.executable, *command], project, 30)

    assert not run.timed_out
    assert run.code == code, run.err
    assert [*left_behind(run)] == []


@pytest.mark.skipif(sys.platform != "linux", reason="only there orphans are found")
def test_a_neighbour_with_a_pipe_that_was_inherited_is_left_alone(
    project: Path,
) -> None:
    example = project / "examples" / "ipc" / "orphan.py"
    example.parent.mkdir()
    example.write_text(ORPHAN, encoding="utf-8")
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
