"""The state is the first word after the name, and is waited for, not hoped for."""

import inspect
import os
import sys
from pathlib import Path

import pytest

from examples.processes import states_seen, two_runnable_one_cpu, waits_uninterruptibly
from tests.harness.programs import run_program

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's /proc")


@pytest.mark.parametrize("letter", "RSDTtZXI")
@pytest.mark.parametrize("name", ["clerk", "my clerk", "a) Z (b", ")", "(", "", "Z) R"])
def test_the_state_is_found_whatever_the_name(name: str, letter: str):
    stat = f"4711 ({name}) {letter} 1 4711 4711 0 -1 4194560\n"

    assert states_seen.state_in(stat) == letter


@linux
def test_a_state_that_never_comes_is_an_error_not_a_hang(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(states_seen, "PATIENCE", 0)

    with pytest.raises(AssertionError, match="is stopped: still R"):
        states_seen.show("is stopped", os.getpid(), "T")


@linux
@pytest.mark.parametrize("example", [two_runnable_one_cpu, waits_uninterruptibly])
def test_who_reads_its_own_state_is_running(example):
    assert example.state(os.getpid()) == "R"


@linux
def test_asking_whether_a_zombie_is_alive_makes_it_go(tmp_path: Path):
    show_zombie = '    show("has ended'
    source = inspect.getsource(states_seen)
    script = tmp_path / "asks_first.py"
    script.write_text(
        source.replace(show_zombie, f"    child.is_alive()\n{show_zombie}"),
        encoding="utf-8",
    )

    run = run_program(
        [sys.executable, script.name], tmp_path, code=1, stderr="FileNotFoundError"
    )

    assert run.out.splitlines()[-1] == "R  counts again"
