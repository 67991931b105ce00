"""What is done with daemons at exit, and what changes when one thing is changed."""

import sys
from pathlib import Path

import pytest

from examples.processes import daemon_at_exit, daemon_typo
from tests.harness.programs import output
from tests.harness.variants import run_variant

PUT_OUT = "lamp: put out properly"


class Dusk:
    """An event that has come already."""

    def set(self) -> None:
        pass

    def wait(self) -> None:
        pass


class Line:
    """The end of a pipe whose other end is closed."""

    def send(self, _message: str) -> None:
        pass

    def recv(self) -> str:
        raise EOFError


def test_the_lamp_is_put_out_properly_when_nothing_cuts_it_off(capsys):
    daemon_at_exit.lamp(Line(), Dusk())
    daemon_typo.shine(Dusk(), Dusk())

    assert capsys.readouterr().out.splitlines() == [PUT_OUT, PUT_OUT]


def test_the_clerk_goes_on_when_the_lamp_is_gone(capsys):
    daemon_at_exit.clerk(Line())

    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("clerk: the lamp has gone out")
    assert said[-1] == "clerk: desk tidied"


def test_threads_come_first_then_exit_functions_then_daemons_then_the_rest(method):
    said = output("processes/daemon_at_exit", method).splitlines()

    order = [line.split(":")[0] for line in said]
    assert order == ["lamp", "main", "thread", "exit function", "clerk", "clerk"]
    assert PUT_OUT not in said


def test_threads_are_waited_for_however_late_main_ends(tmp_path: Path):
    slow = '    __import__("time").sleep(0.3)\n    print("main: last line"'
    changes = {'    print("main: last line"': slow}

    said = run_variant(
        tmp_path, "processes/daemon_at_exit", changes, "spawn"
    ).out.splitlines()

    assert said[1] == "main: last line"
    assert said[2].startswith("thread: ")


def test_an_exit_function_registered_before_multiprocessing_is_loaded_comes_last(
    method, tmp_path
):
    early = """import atexit
if __name__ == '__main__':
    atexit.register(print, "exit function: registered first")
"""

    changes = {"import atexit\n": early}
    said = run_variant(
        tmp_path, "processes/daemon_at_exit", changes, method
    ).out.splitlines()

    assert said[-1] == "exit function: registered first"


@pytest.mark.control
def test_with_daemon_spelt_right_the_lamp_is_cut_off(method: str, tmp_path: Path):
    changes = {
        "    lamp.deamon = True\n": "    lamp.daemon = True\n",
        '"deamon:", lamp.deamon': '"deamon:", None',
        "    atexit.register(nightfall.set)": "    pass",
    }

    run = run_variant(tmp_path, "processes/daemon_typo", changes, method)

    assert "daemon: True" in run.out
    assert PUT_OUT not in run.out


@pytest.mark.control
def test_misspelt_the_parent_waits_until_the_lamp_ends_by_itself(method, tmp_path):
    changes = {"    atexit.register(nightfall.set)": "    pass"}

    run = run_variant(tmp_path, "processes/daemon_typo", changes, method, hangs=True)

    assert "main: last line" in run.out


def test_try_it_without_a_daemon_everyone_waits_for_the_lamp(tmp_path: Path):
    changes = {", daemon=True": ""}

    run = run_variant(
        tmp_path, "processes/daemon_at_exit", changes, "spawn", hangs=True
    )

    assert run.out.splitlines()[-1] == "exit function: is the daemon alive? True"


def test_a_daemon_that_ignores_sigterm_is_waited_for(method: str, tmp_path: Path):
    ignore = "    __import__('signal').signal(15, __import__('signal').SIG_IGN)\n"
    changes = {
        "    try:\n        light.send": f"{ignore}    try:\n        light.send",
        "nightfall.wait()": "nightfall.wait(timeout=1)",
    }

    run = run_variant(tmp_path, "processes/daemon_at_exit", changes, method)

    assert PUT_OUT in run.out


@pytest.mark.control
def test_a_process_that_is_no_daemon_may_have_children(method: str, tmp_path: Path):
    changes = {"Process(target=report, daemon=True)": "Process(target=report)"}

    run = run_variant(tmp_path, "processes/daemon_rules", changes, method)

    told = "in a process of our own: not a daemon, its child's exit code: 0"
    assert told in run.out.splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.control
def test_a_keeper_that_answers_sigterm_by_an_exit_stops_its_daemon(method, tmp_path):
    changes = {
        "    go.wait()\n": "    signal.signal(signal.SIGTERM, lambda *_: exit(0))\n"
        "    go.wait()\n"
    }

    run = run_variant(tmp_path, "processes/daemon_survives", changes, method)

    assert "SIGTERM: exit code 0, the daemon is gone" in run.out
    assert "SIGKILL: exit code -9, the daemon is shining" in run.out
