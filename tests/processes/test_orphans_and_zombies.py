"""Who is whose parent, and what is left when one of the two has ended."""

import os
import subprocess
import sys
from multiprocessing import Pipe
from pathlib import Path

import pytest

from examples.processes import notice_parent_gone, zombie
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def test_a_process_that_has_ended_is_a_zombie_until_somebody_waits_for_it():
    process = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)

    before = zombie.state(process.pid)
    process.wait()

    assert before == "Z"
    assert zombie.state(process.pid) == "no such process"


def test_this_process_is_running_while_it_looks_at_itself():
    assert zombie.state(os.getpid()) == "R"


@pytest.mark.parametrize(
    "call", ["is_alive()", "exitcode", "join(timeout=0)", "join()", "close()"]
)
def test_every_look_at_a_child_reaps_it(call: str, tmp_path: Path):
    changes = {"    one.join()\n": f"    one.{call}\n"}

    run = run_variant(tmp_path, "processes/zombie", changes, "spawn")

    assert "joined: no such process" in run.out


def test_the_next_start_reaps_as_well(tmp_path: Path):
    changes = {"    one.join()\n": "    SPAWN.Process(target=errand).start()\n"}

    run = run_variant(tmp_path, "processes/zombie", changes, "spawn")

    assert "joined: no such process" in run.out


def test_a_child_that_nobody_looks_at_stays_a_zombie(tmp_path: Path):
    changes = {"    one.join()\n": ""}

    run = run_variant(tmp_path, "processes/zombie", changes, "spawn")

    assert "joined: Z" in run.out


def test_the_fork_server_reaps_so_there_is_no_zombie_to_wait_for(tmp_path: Path):
    changes = {'get_context("spawn")': 'get_context("forkserver")'}

    run_variant(
        tmp_path,
        "processes/zombie",
        changes,
        "spawn",
        code=1,
        stderr="ChildProcessError",
    )


def test_the_clerk_goes_home_only_when_its_parent_has_ended(monkeypatch):
    class Parent:
        sentinel, other_end = Pipe(duplex=False)

    monkeypatch.setattr(notice_parent_gone, "parent_process", lambda: Parent)
    orders, desk = Pipe()
    orders.send("copy a page")
    carried_out = []

    class Report:
        def send(self, message: str) -> None:
            carried_out.append(message)
            if message.startswith("done"):
                Parent.other_end.close()

    notice_parent_gone.clerk(desk, Report())

    assert carried_out[1] == "done: copy a page"
    assert carried_out[-1].startswith("the one I worked for is gone")
    for end in (orders, desk, Parent.sentinel):
        end.close()


@pytest.mark.control
def test_a_clerk_that_waits_for_orders_alone_is_left_behind(
    method: str, tmp_path: Path
):
    changes = {"wait([orders, parent.sentinel])": "wait([orders])"}

    run = run_variant(
        tmp_path, "processes/notice_parent_gone", changes, method, hangs=True
    )

    assert "is gone, so I go too" not in run.out


def test_a_child_of_a_child_has_another_fork_server(method: str, tmp_path: Path):
    run = run_program(program("processes/nested", method), tmp_path)

    by_server = method == "forkserver"
    assert run.out.split() == [str(not by_server), str(not by_server), "False"]


def test_without_the_one_in_the_middle_there_is_a_child_to_wait_for(tmp_path: Path):
    changes = {
        "        if os.fork() == 0:\n            runner": "        if True:\n"
        "            runner",
        "    _pid, status = os.waitpid(middle, 0)\n": "    status = 0\n",
    }

    run = run_variant(tmp_path, "processes/double_fork", changes, "fork")

    assert "the middle one is still my parent: False" in run.out
    assert "I have no child to wait for" not in run.out


@pytest.mark.skipif(sys.platform == "win32", reason="has no fork")
def test_under_fork_it_is_the_one_born_last_that_knows(tmp_path: Path):
    changes = {"for line in (elder, younger)": "for line in (younger, elder)"}

    run = run_variant(tmp_path, "processes/older_brother", changes, "fork")

    assert "the younger thinks it alive: True" in run.out
    assert "the elder thinks it alive: False" in run.out


@pytest.mark.skipif(sys.platform == "win32", reason="see examples.toml")
@pytest.mark.control
def test_while_its_parent_lives_a_child_keeps_it(method: str, tmp_path: Path):
    changes = {"    boss.kill()\n    boss.join()\n": ""}

    run = run_variant(tmp_path, "processes/orphan", changes, method)

    assert run.out.count("same ppid: True, parent_process alive: True") == 2


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is of Linux")
def test_who_did_not_ask_for_the_signal_outlives_its_parent(tmp_path: Path):
    changes = {"    die_with_parent()\n": ""}

    run_variant(tmp_path, "processes/parent_death_signal", changes, "spawn", hangs=True)
