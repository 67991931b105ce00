"""What happens to daemons at exit, and what changes when one thing is changed."""

import sys
from pathlib import Path

import pytest

from examples._trace.model import Event, Trace
from tests.harness.pictures import says
from tests.harness.programs import output, program, run_program
from tests.harness.variants import run_variant

OR_NOT = "processes/daemon_or_not"
AT_EXIT = "processes/daemon_at_exit"
TYPO = "processes/daemon_typo"
KILL = '__import__("os").kill(__import__("os").getpid(), 9)'
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")


def test_the_program_waits_for_the_worker_and_not_for_the_daemon(method: str):
    lines = output(OR_NOT, method).splitlines()

    assert sorted(lines) == ["main: finished", "worker: finished"]


@pytest.mark.whole
def test_a_daemon_that_works_for_weeks_holds_nothing_up(method: str, tmp_path: Path):
    run = run_variant(tmp_path, OR_NOT, {'"daemon", 60': '"daemon", 60_000'}, method)

    assert "worker: finished" in run.out


@posix
@pytest.mark.whole
def test_the_program_ends_when_the_worker_is_killed(method: str, tmp_path: Path):
    changes = {"sleep(seconds)": f'name == "worker" and {KILL}; sleep(seconds)'}

    run = run_variant(tmp_path, OR_NOT, changes, method)

    assert run.out.splitlines() == ["main: finished"]


@pytest.mark.control
def test_without_daemon_true_the_program_waits_for_both(method: str, tmp_path: Path):
    changes = {'("daemon", 60), daemon=True': '("daemon", 1)'}

    run = run_variant(tmp_path, OR_NOT, changes, method)

    assert "daemon: finished" in run.out


def test_threads_come_first_then_exit_functions_then_daemons_then_the_rest(method: str):
    lines = output(AT_EXIT, method).splitlines()

    assert [line.split(":")[0] for line in lines] == [
        "monitor",
        "main",
        "thread",
        "exit function",
        "worker",
        "worker",
    ]
    assert "monitor: closed" not in lines


def test_threads_and_exit_functions_find_the_daemon_alive(method: str):
    lines = output(AT_EXIT, method).splitlines()

    assert "thread: monitor and worker alive" in lines
    assert "exit function: monitor and worker alive" in lines


@pytest.mark.parametrize(
    "first",
    [
        "Process",
        "Lock",
        "Queue",
        "Pipe",
        "multiprocessing.connection",
        "concurrent.futures.process",
    ],
)
def test_an_exit_function_is_late_if_it_is_registered_before_the_first_of_these(
    first: str, method: str, tmp_path: Path
):
    command = program("processes/exit_function_order", method, first)

    run = run_program(command, tmp_path)

    assert run.out.splitlines() == ["after: 1 alive", "before: 0 alive"]


def test_the_import_of_multiprocessing_alone_makes_no_exit_function_late(
    method: str, tmp_path: Path
):
    command = program("processes/exit_function_order", method, "nothing")

    run = run_program(command, tmp_path)

    assert run.out.splitlines() == ["after: 0 alive", "before: 0 alive"]


def test_threads_are_waited_for_however_late_main_ends(tmp_path: Path):
    slow = '    __import__("time").sleep(0.3)\n    print("main: last line"'
    changes = {'    print("main: last line"': slow}

    lines = run_variant(tmp_path, AT_EXIT, changes, "spawn").out.splitlines()

    assert lines[1] == "main: last line"
    assert lines[2].startswith("thread: ")


@pytest.mark.control
def test_a_monitor_that_is_no_daemon_runs_its_finally(method: str, tmp_path: Path):
    changes = {", daemon=True": "", "while True:": "if True:"}

    run = run_variant(tmp_path, AT_EXIT, changes, method)

    assert "monitor: closed" in run.out


@posix
@pytest.mark.control
def test_a_daemon_that_ignores_sigterm_is_waited_for(method: str, tmp_path: Path):
    ignore = "    __import__('signal').signal(15, __import__('signal').SIG_IGN)\n"
    changes = {
        "    try:\n        conn.send": f"{ignore}    try:\n        conn.send",
        "while True:": "for _ in range(300):",
    }

    run = run_variant(tmp_path, AT_EXIT, changes, method)

    assert "monitor: closed" in run.out


@says(AT_EXIT, "The monitor ends where the arrow of SIGTERM meets it.")
def test_sigterm_ends_the_monitor(trace: Trace):
    told = next(event for event in trace.events if event.kind == "signal")

    assert (told.lane, told.what, told.more) == (0, "1", "SIGTERM")
    assert told.time <= end(trace, 1).time
    assert end(trace, 1).what == "-15"


@says(AT_EXIT, "The worker ends by itself later, and main waits for it.")
def test_the_worker_ends_by_itself_later_and_main_waits(trace: Trace):
    asked, joined = (
        next(event for event in trace.events if (event.kind, event.what) == (kind, "2"))
        for kind in ("join", "joined")
    )

    assert end(trace, 2).what == "0"
    assert end(trace, 1).time < asked.time < end(trace, 2).time < joined.time


def end(trace: Trace, lane: int) -> Event:
    """Return the end of a process."""
    return next(
        event for event in trace.events if (event.kind, event.lane) == ("end", lane)
    )


@pytest.mark.control
def test_with_daemon_spelt_right_the_program_does_not_wait(method: str, tmp_path: Path):
    changes = {
        "worker.deamon = True  # type: ignore[attr-defined]": "worker.daemon = 1"
    }

    run = run_variant(tmp_path, TYPO, changes, method)

    assert "worker: finished" not in run.out


def test_misspelt_the_worker_is_no_daemon_and_the_program_waits(method: str):
    lines = output(TYPO, method).splitlines()

    assert lines[0] == "daemon: False"
    assert lines[-1] == "worker: finished"


@pytest.mark.skipif(sys.version_info < (3, 13), reason="asks since Python 3.13")
def test_the_message_asks_did_you_mean_daemon(tmp_path: Path):
    changes = {"type(error).__name__": "error"}

    run = run_variant(tmp_path, TYPO, changes, "spawn")

    assert "Did you mean 'daemon'?" in run.out


@pytest.mark.control
def test_a_process_that_is_no_daemon_may_have_children(method: str, tmp_path: Path):
    changes = {'args=("in a daemon",), daemon=True': 'args=("in a child",)'}

    run = run_variant(tmp_path, "processes/daemon_rules", changes, method)

    assert "in a child: exit code 0" in run.out.splitlines()


@posix
@pytest.mark.control
def test_a_parent_that_answers_sigterm_by_an_exit_stops_its_daemon(
    method: str, tmp_path: Path
):
    handler = "    signal.signal(signal.SIGTERM, lambda *_: exit(0))\n"
    changes = {"    go.wait()\n": f"{handler}    go.wait()\n"}

    run = run_variant(tmp_path, "processes/daemon_survives", changes, method)

    assert "SIGTERM: exit code 0, the daemon is gone" in run.out
    assert "SIGKILL: exit code -9, the daemon is still running" in run.out
