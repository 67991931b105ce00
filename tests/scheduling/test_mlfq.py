"""Each of the five rules does what the page says, and the page's figures are right."""

import pytest

from examples.scheduling import FCFS, MLFQ, Job, RoundRobin, simulate
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


@pytest.mark.parametrize(
    ("policy", "waits"), [(MLFQ(LEVELS), 0), (RoundRobin(8), 8), (MLFQ([100]), 22)]
)
def test_a_key_waits_where_there_are_no_levels_or_no_turns(policy, waits):
    assert simulate(JOBS, policy).jobs["key"].response == waits


@pytest.mark.parametrize(("boost", "same"), [(2, RoundRobin(2)), (1, FCFS())])
def test_a_boost_that_comes_too_often_leaves_no_levels(boost, same):
    boosted = simulate(JOBS, MLFQ(LEVELS, boost=boost))

    assert boosted.jobs == simulate(JOBS, same).jobs


@pytest.mark.parametrize("visitors", [20, 200])
def test_without_a_boost_the_report_ends_after_the_last_visitor(visitors):
    last = f"v{visitors - 1}"

    schedule = report_among(visitors, boost=0)

    assert schedule.jobs["report"].finish > schedule.jobs[last].finish


def test_with_a_boost_the_report_ends_when_it_would_however_many_come():
    few, many = (report_among(visitors, OFTEN) for visitors in (200, 2000))

    assert few.jobs["report"].finish == many.jobs["report"].finish == 134


@pytest.mark.parametrize(("boost", "longest"), [(0, 2), (OFTEN, 14)])
def test_the_visitors_pay_for_the_boost(boost, longest):
    jobs = report_among(2000, boost).jobs

    assert max(jobs[name].response for name in jobs if name != "report") == longest


def test_the_report_needs_no_boost_where_the_visitors_leave_gaps():
    stream = [Job(f"v{n}", 3 * n, 2) for n in range(200)]

    assert (
        simulate([Job("report", 0, 14), *stream], MLFQ(LEVELS)).jobs["report"].finish
        == 42
    )


def test_the_trick_pays_only_while_io_gives_a_new_slice():
    gamed = simulate(TWO, MLFQ(DEEP, boost=BOOST, io_resets=True))
    counted = simulate(TWO, MLFQ(DEEP, boost=BOOST))

    assert used(gamed, "player") > 5 * used(gamed, "honest")
    assert used(counted, "player") <= used(counted, "honest")


def test_counted_the_player_loses_only_its_place_in_the_queue():
    at_the_head = simulate(TWO, MLFQ(DEEP, boost=BOOST, io_to_front=True))

    assert used(at_the_head, "player") == 212


def test_the_boost_lifts_the_editor_before_it_is_at_the_bottom():
    boosted = simulate(DESK, POLICIES["feedback queue 4, 8, 16"])
    never = simulate(DESK, MLFQ([4, 8, 16]))

    assert boosted.jobs["editor"].wait == 8
    assert levels_of(boosted, "editor") == ([0] * 4 + [1] * 6) * 2
    assert never.jobs["editor"].wait / 20 == 9.45
    assert levels_of(never, "editor") == [0] * 4 + [1] * 8 + [2] * 8


def test_the_editor_is_quickest_under_the_feedback_queue():
    waits = [simulate(DESK, policy).jobs["editor"].wait for policy in POLICIES.values()]

    assert waits == sorted(waits, reverse=True)
    assert waits[-1] * 10 < waits[-2]


@pytest.mark.parametrize(("allotments", "level"), [(None, 2), ([2, 2, 2], 1)])
def test_the_answer_of_the_task(allotments, level):
    schedule = simulate([Job("J", 0, 7)], MLFQ([2, 4, 8], allotments))

    assert schedule.slices[-1].level == level


def test_nothing_is_kept_of_a_job_that_has_ended():
    policy = MLFQ([1, 2], boost=3)

    simulate([Job("A", 0, 2), Job("B", 1, 8), Job("C", 4, 3)], policy)

    assert policy.places == {}
    assert policy.ran == set()
