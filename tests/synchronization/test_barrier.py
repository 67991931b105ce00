"""All or none: nobody passes early, and a broken barrier lets everyone know."""

import multiprocessing
from pathlib import Path
from types import SimpleNamespace

import pytest

from examples._trace.model import Trace
from examples.synchronization import (
    abort_the_meeting,
    all_at_once,
    count_together,
    read_too_early,
)
from tests.harness.traces import events, load, observed, order_of
from tests.harness.variants import run_variant


class Meeting:
    """A barrier at which the other clerks come last, with what they counted."""

    def __init__(self, drawers):
        self.drawers, self.log, self.round = drawers, [], 0

    def wait(self):
        self.log.append("waits")
        self.round += 1
        day = (self.round + 1) // 2
        for number in range(1, len(self.drawers)):
            self.drawers[number] = count_together.count(number, day)
        return 0

    def put(self, report):
        self.log.append(report)


def test_a_clerk_adds_up_after_the_others_have_counted_and_before_they_count_anew():
    drawers = [0] * len(count_together.CLERKS)
    meeting = Meeting(drawers)

    count_together.clerk(0, drawers, meeting, meeting)

    reports = [(1, "Ada", 60, 0), (2, "Ada", 120, 0)]
    today, tomorrow = (["waits", report, "waits"] for report in reports)
    assert meeting.log == today + tomorrow


def test_all_are_in_before_one_goes_out_and_out_before_one_comes_back():
    log = []
    desk = SimpleNamespace(put=log.append, wait=lambda: log.append("waits"))

    all_at_once.clerk("Ada", desk, desk)

    visit = [("Ada", "in"), "waits", ("Ada", "out"), "waits"]
    assert log == visit * all_at_once.VISITS


@pytest.mark.control
def test_try_it_without_the_second_wait_a_slow_clerk_adds_up_two_days(method, tmp_path):
    """Force it: Ada counts again before Cy has added up."""
    changes = {
        "        meeting.wait()\n\n": "\n",
        "        place = meeting.wait()\n": "        place = meeting.wait()\n"
        "        if number and day == 1:\n"
        "            while drawers[0] == 10: pass\n",
    }

    run = run_variant(tmp_path, "synchronization/count_together", changes, method)

    day_1 = run.out.splitlines()[0]
    assert "('Ada', 60)" in day_1
    assert "('Bo', 60)" not in day_1
    assert "('Cy', 60)" not in day_1


def test_a_clerk_who_neither_comes_nor_aborts_keeps_all_waiting(tmp_path: Path):
    changes = {"        meeting.abort()\n": ""}

    name = "synchronization/abort_the_meeting"
    run_variant(tmp_path, name, changes, "spawn", hangs=True)


@pytest.mark.control
def test_without_reset_the_barrier_stays_broken(method: str, tmp_path: Path):
    changes = {"    meeting.reset()\n": ""}

    run = run_variant(tmp_path, "synchronization/abort_the_meeting", changes, method)

    after = run.out.partition("after reset:")[2]
    assert after.count("BrokenBarrierError") == 3


def test_meeting_says_what_came_of_it():
    meeting = multiprocessing.Barrier(1)

    assert abort_the_meeting.meet(meeting) == "met the others"
    meeting.abort()
    assert meeting.broken
    assert abort_the_meeting.meet(meeting) == "BrokenBarrierError"


def test_an_action_that_fails_breaks_the_barrier():
    def fail():
        raise OSError("no ink")

    meeting = multiprocessing.Barrier(1, action=fail)
    with pytest.raises(OSError, match="no ink"):
        meeting.wait()

    assert meeting.broken


def test_without_abort_those_who_wait_go_on_waiting(tmp_path: Path):
    changes = {"    meeting.abort()\n": ""}

    name = "synchronization/died_on_the_way"
    run_variant(tmp_path, name, changes, "spawn", hangs=True)


@pytest.mark.control
def test_a_time_out_ends_the_wait_of_all_while_all_are_alive(method, tmp_path: Path):
    changes = {"    ada.kill()\n": ""}

    run = run_variant(
        tmp_path,
        "synchronization/killed_at_the_barrier",
        changes,
        method,
        stderr="threading.BrokenBarrierError",
    )

    assert "still at the barrier: False" in run.out
    assert run.err.count("threading.BrokenBarrierError") == 2


def too_early(trace: Trace) -> list[int]:
    """Return the passes that come before the last arrival of their round."""
    parties = len(count_together.CLERKS)
    arrived = [one.time for one in events(trace, "arrive", "meeting")]
    passed = [one.time for one in events(trace, "pass", "meeting")]
    assert len(arrived) == len(passed) == 2 * len(count_together.DAYS) * parties
    last = [max(arrived[n : n + parties]) for n in range(0, len(arrived), parties)]
    return [time for n, time in enumerate(passed) if time < last[n // parties]]


def test_in_the_trace_none_passes_before_all_have_come(method: str):
    assert too_early(observed("synchronization/count_together", method).trace) == []


def test_in_the_picture_none_passes_before_all_have_come():
    assert too_early(load("synchronization/count_together")) == []


def test_in_the_picture_a_time_out_lets_nobody_leave():
    trace = load("synchronization/killed_at_the_barrier")

    assert sorted(order_of(trace, "arrive")) == ["Ada", "Bo"]
    assert not events(trace, "pass") + events(trace, "broken")


def test_only_the_last_one_s_total_is_right_whoever_that_is():
    drawers, totals = [0] * len(read_too_early.CLERKS), []

    for number in (2, 0, 1):
        read_too_early.clerk(number, drawers, SimpleNamespace(put=totals.append))

    assert totals == [30, 40, 60]
