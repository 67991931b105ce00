"""A process that waits goes on after ``set``, and one that comes later doesn't wait."""

import multiprocessing
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from examples._trace.model import Trace
from examples.synchronization import stop_request
from tests.harness.pictures import says
from tests.harness.programs import output, program, run_program
from tests.harness.traces import events, observed, waits
from tests.harness.variants import run_variant

STOP = "synchronization/stop_request"
LOADED = "synchronization/wait_until_loaded"
KILLED = "        __import__('os').kill(__import__('os').getpid(), 9)\n"


def test_a_worker_looks_before_each_task(monkeypatch: pytest.MonkeyPatch):
    done: list[float] = []
    monkeypatch.setattr(stop_request.time, "sleep", done.append)
    stop = SimpleNamespace(is_set=lambda: len(done) == 3)

    stop_request.worker(1, stop)  # type: ignore[arg-type]

    assert done == [stop_request.TASK] * 3


def test_a_worker_that_starts_after_set_does_no_task(monkeypatch: pytest.MonkeyPatch):
    stop = multiprocessing.Event()
    stop.set()
    monkeypatch.setattr(stop_request.time, "sleep", pytest.fail)

    stop_request.worker(1, stop)


@pytest.mark.whole
def test_a_worker_that_is_killed_at_its_task_keeps_nobody_from_stopping(
    method: str, tmp_path: Path
):
    loop = "    while not stop.is_set():\n"
    changes = {loop: f"    if number == 2:\n{KILLED}{loop}"}

    run = run_variant(tmp_path, STOP, changes, method)

    lines = run.out.splitlines()
    assert sorted(lines[1:3]) == ["worker 1 stops", "worker 3 stops"]
    assert lines[3:] == ["all workers have stopped"]


@pytest.mark.whole
def test_workers_stop_also_when_the_main_process_fails(method: str, tmp_path: Path):
    changes = {"        time.sleep(0.5)": "        raise OSError('disk full')"}

    run = run_variant(
        tmp_path, STOP, changes, method, code=1, stderr="OSError: disk full"
    )

    assert run.out.count("stops") == 3


@pytest.mark.control
def test_without_set_no_worker_stops(tmp_path: Path):
    changes = {"        stop.set()\n": "        pass\n"}

    run = run_variant(tmp_path, STOP, changes, "spawn", hangs=True, timeout=10)

    assert "stops" not in run.out


def test_each_worker_sees_what_was_written_before_set(method: str):
    assert output(LOADED, method).count("adds up the prices: 55") == 4


@pytest.mark.whole
def test_if_loading_fails_no_worker_waits_for_ever(method: str, tmp_path: Path):
    changes = {"    time.sleep(LOADING)": "    raise OSError('no prices')"}

    run = run_variant(
        tmp_path, LOADED, changes, method, code=1, stderr="OSError: no prices"
    )

    assert run.out == ""


@pytest.mark.control
def test_if_the_workers_are_no_daemons_they_wait_for_ever_after_a_failure(
    tmp_path: Path,
):
    changes = {
        "    time.sleep(LOADING)": "    raise OSError('no prices')",
        "daemon=True": "daemon=False",
    }

    run_variant(
        tmp_path,
        LOADED,
        changes,
        "fork",
        stderr="OSError: no prices",
        hangs=True,
        timeout=10,
    )


@pytest.mark.control
def test_without_wait_a_worker_sees_data_that_are_not_there_yet(
    method: str, tmp_path: Path
):
    changes = {
        "    loaded.wait()\n": "",
        "    time.sleep(LOADING)": "    for process in workers[:3]: process.join()\n"
        "    time.sleep(LOADING)",
    }

    run = run_variant(tmp_path, LOADED, changes, method)

    assert run.out.count("prices: 0\n") == 3
    assert run.out.count("worker 4 adds up the prices: 55") == 1


def test_without_set_nobody_goes_on(tmp_path: Path):
    changes = {"    loaded.set()\n": ""}

    run = run_variant(tmp_path, LOADED, changes, "spawn", hangs=True, timeout=10)

    assert "adds up" not in run.out


def test_try_it_after_clear_the_late_worker_waits(tmp_path: Path):
    changes = {
        "    workers[3].start()": "    for process in workers[:3]: process.join()\n"
        "    loaded.clear()\n    workers[3].start()"
    }

    run = run_variant(tmp_path, LOADED, changes, "spawn", hangs=True, timeout=20)

    assert run.out.count("adds up the prices: 55") == 3
    assert "worker 4" not in run.out


@pytest.mark.control
def test_an_event_of_multiprocessing_reaches_the_child(method: str, tmp_path: Path):
    changes = {
        "from threading import Event  # the mistake\n": "",
        "import Process\n": "import Event, Process\n",
    }

    run = run_variant(tmp_path, "synchronization/event_of_threading", changes, method)

    assert run.out.splitlines() == [
        "the worker was asked to stop: True",
        "the main process has set the event: True",
    ]


def test_an_event_sent_to_a_running_pool_is_refused(method: str, tmp_path: Path):
    command = program("synchronization/event_or_barrier_to_a_pool", method, "Event")

    run = run_program(command, tmp_path)

    assert run.out.splitlines() == [
        "Condition objects should only be shared between processes through inheritance",
        "as an initarg: Event",
    ]


def test_a_timeout_says_false_and_an_event_that_is_set_true():
    event = multiprocessing.Event()

    assert event.wait(timeout=0.01) is False
    event.set()
    assert event.wait() is True
    event.clear()
    assert not event.is_set()


def test_a_process_that_wakes_after_clear_is_told_false(
    monkeypatch: pytest.MonkeyPatch,
):
    """Pin what multiprocessing does: no timeout, and yet False.

    The condition inside stands for one that was notified by ``set``, whose lock
    ``clear`` got before the waiter did.
    """
    event = multiprocessing.Event()
    monkeypatch.setattr(event._cond, "wait", lambda timeout: True)

    assert event.wait() is False


@pytest.mark.skipif(sys.platform != "linux", reason="reads a semaphore's number")
@pytest.mark.parametrize(
    ("waiter", "patience", "returned"),
    [("alive", "20", "True True\n"), ("killed", "1", "False False\n")],
)
def test_set_hangs_when_a_waiter_was_killed_and_so_does_is_set(
    waiter: str, patience: str, returned: str, method: str, tmp_path: Path
):
    command = program("synchronization/killed_in_event_wait", method, patience, waiter)

    assert run_program(command, tmp_path).out == returned


def passed_before_set(trace: Trace) -> list[int]:
    (opened,) = events(trace, "set", "loaded")
    passed = events(trace, "pass", "loaded")
    assert len(passed) == 4
    return [one.lane for one in passed if one.time < opened.time]


@says(LOADED, "Workers 1 to 3 wait until the main process sets `loaded`.")
def test_three_come_before_set_and_pass_after_it(trace: Trace) -> None:
    (opened,) = events(trace, "set", "loaded")
    waiting = [
        wait.lane
        for wait in waits(trace, "loaded")
        if wait.start < opened.time < wait.end
    ]

    assert sorted(waiting) == [1, 2, 3]


@says(LOADED, "Worker 4 comes when `loaded` is set already, and goes on at once.")
def test_the_late_one_comes_after_set_and_does_not_wait(trace: Trace) -> None:
    (opened,) = events(trace, "set", "loaded")
    (late,) = [wait for wait in waits(trace, "loaded") if wait.lane == 4]

    assert late.start > opened.time
    assert late.end - late.start < 2_000  # microseconds


def test_in_no_run_does_a_worker_pass_before_set(method: str):
    assert passed_before_set(observed(LOADED, method).trace) == []


@pytest.mark.whole
def test_a_flag_without_a_lock_stops_the_workers_as_well(method: str, tmp_path: Path):
    changes = {
        "import Event, Process\n": "import Process, RawValue\n",
        "    stop = Event()\n": '    stop = RawValue("b", 0)\n',
        "stop.is_set()": "stop.value",
        "stop.set()": "stop.value = 1",
    }

    run = run_variant(tmp_path, STOP, changes, method)

    assert run.out.count("stops\n") == 3


@pytest.mark.control
def test_an_event_that_is_dropped_before_its_children_have_started_is_not_found(
    tmp_path: Path,
):
    changes = {
        "        time.sleep(0.5)": "        raise OSError('disk full')",
        "            process.join()\n": "            pass\n",
    }

    run_variant(
        tmp_path,
        STOP,
        changes,
        "spawn",
        code=1,
        stderr=("OSError: disk full", "SemLock._rebuild", "FileNotFoundError"),
    )
