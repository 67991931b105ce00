"""Nobody passes before ``set``, everybody after it."""

import multiprocessing
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from examples._trace.model import Trace
from examples.synchronization import one_tells_many
from tests.harness.programs import program, run_program
from tests.harness.traces import events, load, observed, order_of
from tests.harness.variants import run_variant


def test_a_clerk_goes_in_after_waiting_and_not_before():
    order: list[object] = []
    door = SimpleNamespace(wait=lambda: order.append("waits"))

    one_tells_many.clerk("Ada", door, SimpleNamespace(put=order.append))

    assert order == [("Ada", "comes"), "waits", ("Ada", "is in")]


def test_without_set_nobody_gets_in(tmp_path: Path):
    changes = {"    door.set()\n": ""}

    name = "synchronization/one_tells_many"
    run_variant(tmp_path, name, changes, "spawn", hangs=True)


def test_a_door_that_is_closed_again_stops_the_one_who_comes_later(tmp_path: Path):
    changes = {"    late.start()\n": "    door.clear()\n    late.start()\n"}

    name = "synchronization/one_tells_many"
    run = run_variant(tmp_path, name, changes, "spawn", hangs=True)

    assert len(run.out.splitlines()) == 2


@pytest.mark.control
def test_an_event_of_multiprocessing_is_seen_by_the_child(method: str, tmp_path: Path):
    changes = {
        "from threading import Event\n": "",
        "import Pipe, Process\n": "import Event, Pipe, Process\n",
    }

    run = run_variant(tmp_path, "synchronization/event_of_threading", changes, method)

    assert run.out.splitlines() == [
        "main sees an open door: True",
        "Ada sees an open door: True",
    ]


def test_a_time_out_says_false_and_an_event_that_is_set_true():
    door = multiprocessing.Event()

    assert door.wait(timeout=0.01) is False
    door.set()
    assert door.wait() is True
    door.clear()
    assert not door.is_set()


def test_who_wakes_after_clear_is_told_false(monkeypatch: pytest.MonkeyPatch):
    """Pin what multiprocessing does: no time-out, and yet False.

    The condition inside stands for one that was notified by ``set``, whose lock
    ``clear`` got before the waiter did.
    """
    door = multiprocessing.Event()
    monkeypatch.setattr(door._cond, "wait", lambda timeout: True)

    assert door.wait() is False


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
    (opened,) = events(trace, "set", "door")
    return [one.lane for one in events(trace, "pass", "door") if one.time < opened.time]


def test_in_the_trace_none_passes_before_set_and_all_after(method: str):
    trace = observed("synchronization/one_tells_many", method).trace

    passed = order_of(trace, "pass", "door")
    assert passed_before_set(trace) == []
    assert sorted(passed) == [*one_tells_many.CLERKS, "Di"]
    assert passed[-1] == "Di"


def test_in_the_picture_none_passes_before_set():
    trace = load("synchronization/one_tells_many")

    assert passed_before_set(trace) == []
    assert len(events(trace, "pass", "door")) == len(one_tells_many.CLERKS) + 1
