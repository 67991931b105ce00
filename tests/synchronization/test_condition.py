"""Woken or not, the state decides; and what changes it says so."""

import sys
from pathlib import Path

import pytest

from examples._trace.model import Trace
from examples.synchronization import shelf
from tests.harness.programs import run_program
from tests.harness.traces import events, load, observed, order_of, overlaps, spans
from tests.harness.variants import run_variant

LEVELS = "    levels = [shelf"
JOIN_PACKERS = "    for process in packers:\n        process.join()\n"


class WouldWait(Exception):
    """The state isn't there, and in a test nobody brings it about."""


class FakeCondition:
    """Notes what happens, and insists on being held."""

    def __init__(self):
        self.held, self.log = False, []

    def __enter__(self):
        self.held = True

    def __exit__(self, *_):
        self.held = False

    def wait_for(self, predicate):
        assert self.held
        self.log.append("looks")
        if not predicate():
            raise WouldWait

    def notify_all(self):
        assert self.held
        self.log.append("notifies")


@pytest.fixture
def goods() -> shelf.Shelf:
    new = shelf.Shelf()
    new.changed = FakeCondition()  # type: ignore[assignment]
    return new


def test_a_shelf_that_is_full_takes_no_more(goods):
    for parcel in range(shelf.ROOM):
        goods.put(parcel)

    with pytest.raises(WouldWait):
        goods.put(99)

    assert goods.used.value == shelf.ROOM
    assert list(goods.parcels) == list(range(shelf.ROOM))


def test_a_shelf_that_is_empty_gives_nothing(goods):
    with pytest.raises(WouldWait):
        goods.take()

    assert goods.used.value == 0


def test_every_parcel_that_was_put_is_taken(goods):
    goods.put(7)
    goods.put(8)

    assert sorted([goods.take(), goods.take()]) == [7, 8]


def test_whoever_changes_the_shelf_says_so_while_holding_it(goods):
    goods.put(7)
    goods.take()

    assert goods.changed.log == ["looks", "notifies"] * 2


def test_the_level_is_noted_while_the_shelf_is_held(goods):
    class Levels(list):
        def put(self, level):
            assert goods.changed.held
            self.append(level)

    goods.levels = Levels()
    goods.put(7)
    goods.take()

    assert goods.levels == [1, 0]


@pytest.mark.control
def test_packers_who_do_not_look_find_no_room(method: str, tmp_path: Path):
    look = "            self.changed.wait_for(lambda: self.used.value < ROOM)\n"
    changes = {look: "", LEVELS: f"{JOIN_PACKERS}    raise SystemExit(1)\n{LEVELS}"}

    run_variant(
        tmp_path,
        "synchronization/shelf",
        changes,
        method,
        code=1,
        stderr="IndexError: invalid index",
    )


def test_a_shelf_changed_without_the_lock_is_refused(tmp_path: Path):
    with_lock = (
        "        with self.changed:\n"
        "            self.changed.wait_for(lambda: self.used.value < ROOM)\n"
    )
    changes = {
        with_lock: with_lock.replace("with self.changed", "if self.changed"),
        LEVELS: f"{JOIN_PACKERS}    raise SystemExit(1)\n{LEVELS}",
    }

    run_variant(
        tmp_path,
        "synchronization/shelf",
        changes,
        "spawn",
        code=1,
        stderr="AssertionError: lock is not owned",
    )


def test_who_looks_again_after_waking_goes_on_waiting(tmp_path: Path):
    changes = {
        "        if parcels.value == 0:\n": "        while parcels.value == 0:\n"
    }

    name = "synchronization/if_instead_of_while"
    run = run_variant(tmp_path, name, changes, "spawn", hangs=True)

    assert "-1" not in run.out


@pytest.mark.control
def test_with_notify_instead_of_notify_all_one_carrier_goes_on_waiting(
    method: str, tmp_path: Path
):
    changes = {"        changed.notify_all()\n": "        changed.notify()\n"}

    name = "synchronization/if_instead_of_while"
    run_variant(tmp_path, name, changes, method, hangs=True)


@pytest.mark.control
def test_notify_all_sends_both_home(method: str, tmp_path: Path):
    changes = {"        changed.notify()\n": "        changed.notify_all()\n"}

    run = run_variant(tmp_path, "synchronization/notify_one_of_two", changes, method)

    told_later = run.out.partition("after notify_all:")[0]
    assert told_later.count("goes home") == 2 or "home: True" in told_later


@pytest.mark.control
def test_notify_is_complete_when_the_waiter_lives(method: str, tmp_path: Path):
    changes = {
        "        ada.kill()\n        ada.join()\n": "        pass\n",
        "bo.join(timeout=1)": "bo.join(timeout=20)",
        "bell.acquire(timeout=0.1))": "bell.acquire() and not bell.release())",
    }

    run = run_variant(tmp_path, "synchronization/killed_waiter", changes, method)

    assert "Bo is still ringing: False" in run.out
    assert "somebody else gets the lock: True" in run.out


@pytest.mark.parametrize(("options", "code"), [([], 1), (["-O"], 0)])
def test_only_with_assertions_is_notify_without_the_lock_an_error(options, code):
    program = "from multiprocessing import Condition; Condition().notify()"

    run_program(
        [sys.executable, *options, "-c", program],
        Path(),
        code=code,
        stderr="AssertionError: lock is not owned" if code else "",
    )


def calls(trace: Trace) -> list[str]:
    return [one.kind for one in trace.events if one.kind in ("wait", "notify", "woke")]


def test_in_the_trace_the_shelf_is_held_by_one_at_a_time(method: str):
    trace = observed("synchronization/shelf", method).trace

    held = spans(trace, "changed")
    assert len(held) >= 4 * shelf.PARCELS
    assert not overlaps(held)


def test_in_the_picture_one_call_wakes_both_and_both_take_a_parcel():
    trace = load("synchronization/if_instead_of_while")

    assert calls(trace) == ["wait", "wait", "notify", "woke", "woke"]


def test_in_the_picture_notify_wakes_one_and_the_next_call_the_other():
    trace = load("synchronization/notify_one_of_two")

    assert calls(trace) == ["wait", "wait", "notify", "woke", "notify", "woke"]
    assert sorted(order_of(trace, "woke")) == ["Ada", "Bo"]
    first, second = events(trace, "notify")
    assert second.time - first.time > 900_000  # the second that main waits for nothing


def test_whoever_comes_after_the_call_and_does_not_look_waits_for_ever(tmp_path: Path):
    changes = {"(parcels, changed, 0.5, end)": "(parcels, changed, None, end)"}

    name = "synchronization/notified_too_early"
    run_variant(tmp_path, name, changes, "spawn", hangs=True)
