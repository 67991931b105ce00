"""Each of the five rules does what the page says, and fails when it is taken out."""

import pytest

from examples.scheduling import MLFQ, Job, simulate
from examples.scheduling.as_told import JOBS, LEVELS
from examples.scheduling.editor_on_top import JOBS as DESK
from examples.scheduling.editor_on_top import POLICIES
from examples.scheduling.gamed import BOOST, used
from examples.scheduling.gamed import JOBS as TWO
from examples.scheduling.gamed import LEVELS as DEEP
from examples.scheduling.never_boosted import BOOST as OFTEN
from examples.scheduling.never_boosted import report_among


def levels_of(schedule, name):
    return [one.level for one in schedule.slices if one.job == name]


def test_a_new_job_runs_at_once_and_one_that_uses_its_slice_drops_a_level():
    schedule = simulate(JOBS, MLFQ(LEVELS))

    assert schedule.jobs["key"].response == 0
    assert levels_of(schedule, "build")[:3] == [0, 1, 2]
    assert schedule.jobs["lint"].finish < schedule.jobs["build"].finish


def test_equals_take_turns_on_a_level():
    jobs = [Job(name, 0, 4) for name in "AB"]

    schedule = simulate(jobs, MLFQ([2, 2]))

    assert [one.job for one in schedule.slices] == ["A", "B", "A", "B"]


@pytest.mark.parametrize("visitors", [20, 200])
def test_without_a_boost_the_report_ends_after_the_last_visitor(visitors):
    last = f"v{visitors - 1}"

    schedule = report_among(visitors, boost=0)

    assert schedule.jobs["report"].finish > schedule.jobs[last].finish


def test_with_a_boost_the_report_ends_when_it_would_however_many_come():
    few, many = (report_among(visitors, OFTEN) for visitors in (200, 2000))

    assert few.jobs["report"].finish == many.jobs["report"].finish


def test_the_trick_pays_only_while_io_gives_a_new_slice():
    gamed = simulate(TWO, MLFQ(DEEP, boost=BOOST, io_resets=True))
    counted = simulate(TWO, MLFQ(DEEP, boost=BOOST))

    assert used(gamed, "player") > 5 * used(gamed, "honest")
    assert used(counted, "player") <= used(counted, "honest")


def test_the_editor_is_quickest_under_the_feedback_queue():
    waits = [simulate(DESK, policy).jobs["editor"].wait for policy in POLICIES.values()]

    assert waits == sorted(waits, reverse=True)
    assert waits[-1] * 10 < waits[-2]


@pytest.mark.parametrize("allotments", [None, [2, 2, 2]])
def test_the_answer_of_the_task(allotments):
    schedule = simulate([Job("J", 0, 5)], MLFQ([2, 4, 8], allotments))

    assert schedule.slices[-1].level == 1
