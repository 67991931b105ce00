"""The state is what the kernel says, and is waited for, not hoped for."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from examples.processes import (
    process_states,
    two_runnable_one_cpu,
    uninterruptible_sleep,
)
from tests.harness.variants import run_variant

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's /proc")
NAME = Path("/proc/self/comm")


@pytest.fixture
def own_name() -> Iterator[Path]:
    name = NAME.read_text()
    yield NAME
    NAME.write_text(name)


@pytest.mark.parametrize("name", ["my worker Z", "a) Z (b", "a\nState:\tZ", ")"])
def test_a_name_can_fool_who_splits_stat_but_not_the_state_line(
    own_name: Path, name: str
):
    own_name.write_text(name)
    pid = os.getpid()

    stat = Path(f"/proc/{pid}/stat").read_text()

    assert process_states.state(pid) == "R (running)"
    assert stat.rpartition(")")[2].split()[0] == "R"
    if " " in name:
        assert stat.split()[2] != "R"


@pytest.mark.parametrize("example", [two_runnable_one_cpu, uninterruptible_sleep])
def test_a_process_that_reads_its_own_state_is_running(example):
    assert example.state(os.getpid()) == "R (running)"


def test_a_state_that_never_comes_is_an_error_not_a_hang(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(process_states, "TIMEOUT", 0)

    with pytest.raises(AssertionError, match=r"stopped: still R \(running\)"):
        process_states.show("T", os.getpid(), "stopped")


def test_a_stopped_process_answers_nothing_until_it_continues(tmp_path: Path):
    changes = {
        "    while not conn.poll():\n        pass\n": '    conn.send("answer")\n',
        '    conn.send("compute")\n    show("R", pid, "computes")\n': "",
        '"got SIGSTOP")\n': '"got SIGSTOP")\n'
        '    conn.send("question")\n    print(conn.poll(1))\n',
        '    show("R", pid, "got SIGCONT, computes")\n': "    print(conn.recv())\n",
        '    conn.send("end")\n': "",
    }

    run = run_variant(tmp_path, "processes/process_states", changes, "spawn")

    assert run.out.splitlines()[2:4] == ["False", "answer"]


def test_asking_whether_a_zombie_is_alive_makes_it_go(tmp_path: Path):
    shown = '    show("Z", pid, "has ended, is not joined yet")\n'

    run = run_variant(
        tmp_path,
        "processes/process_states",
        {shown: f"{shown}    child.is_alive()\n{shown}"},
        "spawn",
        code=1,
        stderr="FileNotFoundError",
    )

    assert run.out.splitlines()[-1] == "Z (zombie)    has ended, is not joined yet"


def test_under_forkserver_the_zombie_is_not_to_be_seen(tmp_path: Path):
    changes = {
        'get_context("spawn")': 'get_context("forkserver")',
        'conn.send("end")': 'conn.send("end")\n    child.join()',
    }

    run_variant(
        tmp_path,
        "processes/process_states",
        changes,
        "forkserver",
        code=1,
        stderr="FileNotFoundError",
    )


def test_sigkill_ends_the_wait_for_posix_spawn(tmp_path: Path):
    changes = {
        "child.terminate()": "child.kill()",
        '"one second after SIGTERM:", state(child.pid)': "child.exitcode",
    }

    run = run_variant(tmp_path, "processes/uninterruptible_sleep", changes, "spawn")

    assert run.out.splitlines()[1] == "-9"


@pytest.mark.skipif(not shutil.which("ps"), reason="needs ps")
@pytest.mark.parametrize(("nice", "session", "flag"), [(5, False, "N"), (0, True, "s")])
def test_ps_adds_a_flag_to_the_letter(nice: int, session: bool, flag: str):
    command = ["nice", "-n", str(nice), "cat"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, start_new_session=session
    ) as process:
        assert process.stdin
        wait_for_exec(process.pid)
        ps = ["ps", "-o", "stat=", "-p", str(process.pid)]
        shown = subprocess.check_output(ps, text=True, timeout=20)
        process.stdin.close()

    assert flag in shown.strip()[1:]


def wait_for_exec(pid: int) -> None:
    while Path(f"/proc/{pid}/comm").read_text() != "cat\n":
        time.sleep(0.01)
