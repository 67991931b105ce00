"""Each of the five rules does what the page says, and the page's figures are right."""

import pytest

from examples.scheduling import FCFS, MLFQ, Job, RoundRobin, simulate
from examples.scheduling.mlfq_gaming import BOOST, cpu_time
from examples.scheduling.mlfq_gaming import JOBS as TWO
from examples.scheduling.mlfq_gaming import QUANTA as LONG_SLICES
from examples.scheduling.mlfq_interactive_job import JOBS as INTERACTIVE
from examples.scheduling.mlfq_interactive_job import POLICIES
from examples.scheduling.mlfq_levels import JOBS, QUANTA
from examples.scheduling.priority_boost import PERIOD, run


def levels_of(schedule, name):
    return [one.level for one in schedule.slices if one.job == name]


def test_a_new_job_runs_at_once_and_one_that_uses_its_slice_drops_a_level():
    schedule = simulate(JOBS, MLFQ(QUANTA))

    assert schedule.jobs["keypress"].response == 0
    assert levels_of(schedule, "build")[:3] == [0, 1, 2]
    assert schedule.jobs["lint"].finish < schedule.jobs["build"].finish


def test_equals_take_turns_on_a_level():
    jobs = [Job(name, 0, 4) for name in "AB"]

    schedule = simulate(jobs, MLFQ([2, 2]))

    assert [one.job for one in schedule.slices] == ["A", "B", "A", "B"]


@pytest.mark.parametrize(
    ("policy", "waits"), [(MLFQ(QUANTA), 0), (RoundRobin(8), 8), (MLFQ([100]), 22)]
)
def test_a_keypress_waits_where_there_are_no_levels_or_no_turns(policy, waits):
    assert simulate(JOBS, policy).jobs["keypress"].response == waits


@pytest.mark.parametrize(("boost", "same"), [(2, RoundRobin(2)), (1, FCFS())])
def test_a_boost_that_comes_too_often_leaves_no_levels(boost, same):
    boosted = simulate(JOBS, MLFQ(QUANTA, boost=boost))

    assert boosted.jobs == simulate(JOBS, same).jobs


@pytest.mark.parametrize("count", [20, 200])
def test_without_a_boost_the_long_job_ends_after_the_last_short_one(count):
    last = f"short{count - 1}"

    schedule = run(count, boost=0)

    assert schedule.jobs["long"].finish > schedule.jobs[last].finish


def test_with_a_boost_the_long_job_ends_at_134_however_many_come():
    few, many = (run(count, PERIOD) for count in (200, 2000))

    assert few.jobs["long"].finish == many.jobs["long"].finish == 134


@pytest.mark.parametrize(("boost", "longest"), [(0, 2), (PERIOD, 14)])
def test_with_a_boost_short_jobs_wait_longer(boost, longest):
    jobs = run(2000, boost).jobs

    assert max(jobs[name].wait for name in jobs if name != "long") == longest


def test_the_long_job_needs_no_boost_where_the_short_ones_leave_gaps():
    stream = [Job(f"short{n}", 3 * n, 2) for n in range(200)]

    assert (
        simulate([Job("long", 0, 14), *stream], MLFQ(QUANTA)).jobs["long"].finish == 42
    )


def test_io_before_the_slice_ends_pays_only_if_it_gives_a_new_slice():
    resets = simulate(TWO, MLFQ(LONG_SLICES, boost=BOOST, io_resets=True))
    counted = simulate(TWO, MLFQ(LONG_SLICES, boost=BOOST))

    assert cpu_time(resets, "gamer") > 5 * cpu_time(resets, "honest")
    assert cpu_time(counted, "gamer") <= cpu_time(counted, "honest")


@pytest.mark.parametrize(("io_resets", "end"), [(True, 54), (False, 82)])
def test_in_the_small_charts_the_gamer_ends_at_54_or_82(io_resets, end):
    jobs = [Job("honest", 0, 40), Job("gamer", 0, 40, io_every=9, io_time=1)]

    schedule = simulate(jobs, MLFQ([10, 20], io_resets=io_resets))

    assert schedule.jobs["gamer"].finish == end


def test_at_the_head_of_the_queue_after_io_the_gamer_has_212_of_400():
    at_the_head = simulate(TWO, MLFQ(LONG_SLICES, boost=BOOST, io_to_front=True))

    assert cpu_time(at_the_head, "gamer") == 212


def test_the_boost_lifts_the_editor_before_it_is_at_the_bottom():
    boosted = simulate(INTERACTIVE, POLICIES["feedback queue 4, 8, 16"])
    never = simulate(INTERACTIVE, MLFQ([4, 8, 16]))

    assert boosted.jobs["editor"].wait == 8
    assert levels_of(boosted, "editor") == ([0] * 4 + [1] * 6) * 2
    assert never.jobs["editor"].wait / 20 == 9.45
    assert levels_of(never, "editor") == [0] * 4 + [1] * 8 + [2] * 8


def test_the_editor_is_quickest_under_the_feedback_queue():
    waits = [
        simulate(INTERACTIVE, policy).jobs["editor"].wait
        for policy in POLICIES.values()
    ]

    assert waits == sorted(waits, reverse=True)
    assert waits[-1] * 10 < waits[-2]


@pytest.mark.parametrize(("allotments", "level"), [(None, 2), ([2, 2, 2], 1)])
def test_the_answer_to_try_it_holds(allotments, level):
    schedule = simulate([Job("J", 0, 7)], MLFQ([2, 4, 8], allotments))

    assert schedule.slices[-1].level == level


def test_nothing_is_kept_of_a_job_that_has_ended():
    policy = MLFQ([1, 2], boost=3)

    simulate([Job("A", 0, 2), Job("B", 1, 8), Job("C", 4, 3)], policy)

    assert policy.places == {}
    assert policy.ran == set()
