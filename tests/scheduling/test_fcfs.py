"""First come, first served: the published figures, the luck of the order, convoys."""

from fractions import Fraction
from itertools import permutations

import pytest

from examples.scheduling import FCFS, SJF, Job, RoundRobin, simulate
from examples.scheduling import convoy as on_the_page
from examples.scheduling.long_job_first import LONG, SHORT, SHORT_TOO, queue

STALLINGS = [Job("A", 0, 3), Job("B", 2, 6), Job("C", 4, 4), Job("D", 6, 5)]
STALLINGS.append(Job("E", 8, 2))


def test_the_order_alone_makes_the_mean_wait_of_silberschatz_17_or_3():
    assert queue(LONG, SHORT, SHORT_TOO).average.wait == 17
    assert queue(SHORT, SHORT_TOO, LONG).average.wait == 3


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


def test_a_cruncher_holds_up_the_readers_and_turns_set_them_free():
    jobs = [*on_the_page.READERS, on_the_page.CRUNCHER]

    convoy = simulate(jobs, FCFS())
    turns = simulate(jobs, RoundRobin(quantum=2))

    assert on_the_page.last_reader(convoy) == 158
    assert on_the_page.last_reader(turns) == 106
    assert (convoy.jobs["cruncher"].finish, turns.jobs["cruncher"].finish) == (115, 131)


def test_without_the_cruncher_there_is_no_convoy():
    schedule = simulate(on_the_page.READERS, FCFS())

    alone = on_the_page.TURNS + (on_the_page.TURNS - 1) * on_the_page.READ
    assert on_the_page.last_reader(schedule) == alone + 2  # who began third
    assert max(job.wait for job in schedule.jobs.values()) == 2


@pytest.mark.parametrize(
    ("at_a_time", "readers_done", "cruncher_done"), [(20, 56, 44), (5, 41, 52)]
)
def test_the_answer_to_try_it_holds(at_a_time, readers_done, cruncher_done):
    jobs = [Job(f"reader{n}", 0, 4, io_every=1, io_time=9) for n in (1, 2)]
    jobs.append(Job("cruncher", 0, 40, io_every=at_a_time, io_time=1))

    schedule = simulate(jobs, FCFS())

    assert schedule.jobs["reader2"].finish == readers_done
    assert schedule.jobs["cruncher"].finish == cruncher_done
