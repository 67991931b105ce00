"""First come, first served: published figures, the order of arrival, convoys."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given

from examples.scheduling import FCFS, SJF, Job, RoundRobin, simulate
from examples.scheduling.convoy_effect import (
    BURSTS,
    COMPUTE,
    READ,
    READERS,
    readers_finish,
)
from examples.scheduling.long_job_first import LONG, SHORT, run_in_order
from tests.scheduling.workloads import workloads

STALLINGS = [Job("A", 0, 3), Job("B", 2, 6), Job("C", 4, 4), Job("D", 6, 5)]
STALLINGS.append(Job("E", 8, 2))


def test_the_order_alone_makes_the_mean_wait_of_silberschatz_17_or_3():
    assert run_in_order(LONG, *SHORT).average.wait == 17
    assert run_in_order(*SHORT, LONG).average.wait == 3


def test_stallings_table_9_5_and_the_sixfold_time_of_the_shortest_job():
    schedule = simulate(STALLINGS, FCFS())

    assert [job.finish for job in schedule.jobs.values()] == [3, 9, 13, 18, 20]
    assert schedule.average.turnaround == Fraction(86, 10)
    assert schedule.jobs["E"].turnaround == 12
    assert schedule.jobs["E"].normalised_turnaround == 6
    assert schedule.jobs["B"].turnaround == 7


def test_equal_jobs_have_one_mean_turnaround_in_any_order():
    jobs = [Job("A", 0, 10), Job("B", 0, 10), Job("C", 0, 10)]

    means = {simulate(o, FCFS()).average.turnaround for o in permutations(jobs)}

    assert means == {20}


def test_ostep_chapter_7_a_long_job_in_front_makes_110_of_50():
    jobs = [Job("A", 0, 100), Job("B", 0, 10), Job("C", 0, 10)]

    assert simulate(jobs, FCFS()).average.turnaround == 110
    assert simulate(jobs, SJF()).average.turnaround == 50


@given(workloads(io=True))
def test_a_job_never_overtakes_another_that_became_ready_before_it(jobs):
    events = simulate(jobs, FCFS()).events

    ready = [e.job for e in events if e.cause in ("arrives", "back")]
    assert [e.job for e in events if e.cause == "runs"] == ready


def test_a_long_burst_holds_up_the_readers_and_time_slices_set_them_free():
    jobs = [*READERS, COMPUTE]

    fcfs = simulate(jobs, FCFS())
    slices = simulate(jobs, RoundRobin(quantum=2))

    assert (readers_finish(fcfs), readers_finish(slices)) == (158, 106)
    assert (fcfs.jobs["compute"].finish, slices.jobs["compute"].finish) == (115, 131)
    reading = (BURSTS - 1) * READ
    assert round(reading / 158, 2) == 0.51
    assert round(reading / 106, 2) == 0.76


def test_without_the_long_burst_there_is_no_convoy():
    schedule = simulate(READERS, FCFS())

    alone = BURSTS + (BURSTS - 1) * READ
    assert alone == 91
    assert readers_finish(schedule) == alone + 2  # the last one to start
    assert max(job.wait for job in schedule.jobs.values()) == 2


def chart(io_every):
    """Return the schedule of the chart on the page, or of the question below it."""
    jobs = [Job(f"reader{n}", 0, 4, io_every=1, io_time=9) for n in (1, 2)]
    jobs.append(Job("compute", 0, 40, io_every=io_every, io_time=1))
    return simulate(jobs, FCFS())


def test_in_the_chart_both_readers_wait_until_22_and_are_back_at_their_disks_at_24():
    slices = [(one.job, one.start, one.end) for one in chart(20).slices]
    back = [e.time for e in chart(20).events if e.cause == "back" and e.time < 22]

    assert back == [10, 11]
    assert slices[2:6] == [
        ("compute", 2, 22),
        ("reader1", 22, 23),
        ("reader2", 23, 24),
        ("compute", 24, 44),
    ]


@pytest.mark.parametrize(
    ("io_every", "readers_end", "compute_ends"), [(20, 56, 44), (5, 41, 52)]
)
def test_the_answer_to_try_it_holds(io_every, readers_end, compute_ends):
    schedule = chart(io_every)

    assert schedule.jobs["reader2"].finish == readers_end
    assert schedule.jobs["compute"].finish == compute_ends


def test_in_the_answer_no_reader_waits_more_than_5_at_a_time():
    events = chart(5).events
    runs = [(e.job, e.time) for e in events if e.cause == "runs"]

    waits = [
        next(time for job, time in runs if job == e.job and time >= e.time) - e.time
        for e in events
        if e.cause == "back" and e.job != "compute"
    ]
    assert max(waits) <= 5
