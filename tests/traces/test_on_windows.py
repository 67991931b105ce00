"""What Windows does otherwise is traced as well, seen here from Linux."""

import importlib
import signal
import subprocess
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from examples._trace import run
from examples._trace.compiler import compile_trace

TERMINATED = 0x10000  # what TerminateProcess is given by multiprocessing
LAUNCHER, MAIN, CHILD = 100, 101, 102


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Return the recorder, which writes nothing and notes what it would write."""
    monkeypatch.syspath_prepend(str(run.ON_PATH))
    module = importlib.import_module("trace_recorder")
    monkeypatch.setattr(module, "logged", [], raising=False)
    monkeypatch.setattr(module, "log", lambda *event: module.logged.append(event))
    yield module
    del sys.modules["trace_recorder"]


@pytest.fixture
def spawning(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Return the module that starts processes on Windows, without a Windows."""
    if sys.platform == "win32":
        pytest.skip("tests/traces/test_events.py sees it at work here")
    system: Any = ModuleType("_winapi")
    system.INFINITE, system.WAIT_OBJECT_0 = -1, 0
    system.WaitForSingleObject = lambda handle, milliseconds: 0
    system.GetExitCodeProcess = lambda handle: TERMINATED
    system.TerminateProcess = lambda handle, code: None
    for name in ("STARTUPINFO", "STARTF_FORCEOFFFEEDBACK"):
        monkeypatch.setattr(subprocess, name, None, raising=False)
    for name in ("_winapi", "msvcrt"):
        monkeypatch.setitem(sys.modules, name, system)
    yield importlib.import_module("multiprocessing.popen_spawn_win32")
    del sys.modules["multiprocessing.popen_spawn_win32"]


@pytest.mark.parametrize("way", ["terminate", "kill"])
def test_a_process_that_is_ended_is_logged_with_its_exit_code(
    way: str, recorder: ModuleType, spawning: ModuleType
) -> None:
    recorder.PATCHES[spawning.__name__](spawning)
    process = spawning.Popen.__new__(spawning.Popen)
    process.pid, process._handle, process.returncode = CHILD, 1, None

    getattr(process, way)()
    process.poll()
    process.wait()

    number = int(signal.SIGTERM)
    assert recorder.logged == [
        ("signal", str(CHILD), number),
        ("reaped", str(CHILD), -number),
    ]


def test_main_is_the_first_interpreter_not_the_launcher_of_a_venv() -> None:
    log = [
        f"1000\t{MAIN}\t\tload\t\t\n",
        f"2000\t{MAIN}\t\tstart\t{MAIN}.1\tProcess-1\tgreet()\t\n",
        f"3000\t{CHILD}\t\tload\t\t\n",
        f"4000\t{CHILD}\t\tbegin\t{MAIN}.1\t\n",
        f"5000\t{CHILD}\t\tend\t{MAIN}.1\t0\n",
        f"6000\t{MAIN}\t\tend\t\t\n",
    ]

    trace = compile_trace(log, {}, LAUNCHER, ended=7000, code=0)

    assert [lane.name for lane in trace.lanes] == ["main", "Process-1"]
    seen = [(event.lane, event.kind) for event in trace.events]
    assert seen == [(0, "start"), (1, "begin"), (1, "end"), (0, "end")]
