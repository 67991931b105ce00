"""Round robin: the length of the time slice, equal jobs, and published figures."""

from fractions import Fraction
from itertools import pairwise

import pytest

from examples.scheduling import FCFS, Job, RoundRobin, Ties, simulate
from examples.scheduling.quantum_sweep import JOBS, QUANTA, run
from examples.scheduling.round_robin_equal_jobs import JOBS as EQUAL
from tests.scheduling.test_fcfs import STALLINGS


def with_quantum(quantum):
    return run(RoundRobin(quantum))


def test_the_shorter_the_quantum_the_sooner_a_job_responds_and_the_more_is_switched():
    for shorter, longer in pairwise(map(with_quantum, QUANTA)):
        assert shorter.average.response <= longer.average.response
        assert shorter.switches >= longer.switches
        assert shorter.utilisation <= longer.utilisation


def test_a_quantum_that_no_burst_exceeds_makes_it_first_come_first_served():
    plain = run(FCFS())

    assert with_quantum(100).slices == with_quantum(1000).slices == plain.slices
    assert with_quantum(99).slices != plain.slices


def test_a_quantum_shorter_than_the_query_makes_it_queue_twice():
    answered = {q: with_quantum(q).jobs["query"].turnaround for q in QUANTA}

    assert answered[1] == 16
    assert answered[2] == min(answered.values()) == 12
    assert (answered[10], answered[20], answered[100]) == (30, 60, 300)


def test_slices_of_10_and_20_leave_91_and_95_percent_of_the_cpu_to_the_jobs():
    used = {q: round(float(with_quantum(q).utilisation), 2) for q in QUANTA}

    assert (used[1], used[10], used[20]) == (0.5, 0.91, 0.95)


def test_where_a_switch_is_free_a_tiny_quantum_wastes_nothing():
    assert simulate(JOBS, RoundRobin(1)).utilisation == 1
    assert round(float(with_quantum(1).utilisation), 1) == 0.5


def test_no_job_waits_longer_than_one_slice_of_each_of_the_others():
    quantum, jobs = 4, [Job(f"P{n}", 0, 9 + n) for n in range(5)]

    schedule = simulate(jobs, RoundRobin(quantum))

    for job in jobs:
        own = [one for one in schedule.slices if one.job == job.name]
        gaps = [later.start - earlier.end for earlier, later in pairwise(own)]
        assert max(gaps) <= (len(jobs) - 1) * quantum


def test_ostep_chapter_7_equal_jobs_end_as_late_as_they_can():
    turns, plain = simulate(EQUAL, RoundRobin(1)), simulate(EQUAL, FCFS())

    assert turns.average.turnaround == Fraction(13 + 14 + 15, 3) == 14
    assert plain.average.turnaround == 10
    assert (turns.average.response, plain.average.response) == (1, 5)
    assert turns.makespan == plain.makespan


def test_the_figures_of_silberschatz():
    short = [Job("P1", 0, 24), Job("P2", 0, 3), Job("P3", 0, 3)]
    five = [Job(f"P{n}", 0, burst) for n, burst in enumerate((10, 29, 3, 7, 12))]

    assert simulate(short, RoundRobin(4)).average.wait == Fraction(17, 3)
    assert simulate(five, RoundRobin(10)).average.wait == 23


def test_a_short_job_ends_in_its_first_slice_without_knowing_that_it_is_short():
    jobs = [Job("P1", 0, 24), Job("P2", 0, 3), Job("P3", 0, 3)]

    assert simulate(jobs, FCFS()).average.wait == 17
    finish = {n: one.finish for n, one in simulate(jobs, RoundRobin(4)).jobs.items()}
    assert finish == {"P1": 30, "P2": 7, "P3": 10}


def test_the_figures_of_stallings_need_his_rule_for_ties():
    his = Ties.STALLINGS

    one, four = (simulate(STALLINGS, RoundRobin(q, ties=his)) for q in (1, 4))
    other = simulate(STALLINGS, RoundRobin(1))

    assert one.average.turnaround == Fraction(108, 10)
    assert other.average.turnaround == Fraction(104, 10)
    assert four.average.turnaround == 10
    assert (one.jobs["A"].finish, other.jobs["A"].finish) == (4, 3)


def test_a_job_that_mostly_waits_gets_less_than_one_that_computes():
    jobs = [Job("asks", 0, 100, io_every=1, io_time=1), Job("computes", 0, 100)]

    schedule = simulate(jobs, RoundRobin(10))

    end = schedule.jobs["computes"].finish
    ran = [s.end - s.start for s in schedule.slices if s.job == "asks" and s.end <= end]
    assert sum(ran) < 100 / 5


@pytest.mark.parametrize(
    ("quantum", "turnaround"),
    [(1, 11), (2, 11.5), (3, 10.75), (4, 11.5), (5, 12.25), (6, 10.5), (9, 10.5)],
)
def test_the_answer_to_try_it_holds(quantum, turnaround):
    jobs = [Job("P1", 0, 6), Job("P2", 0, 3), Job("P3", 0, 1), Job("P4", 0, 7)]

    mean = [simulate(jobs, RoundRobin(q)).average for q in range(1, 10)]

    assert float(mean[quantum - 1].turnaround) == turnaround
    responses = [one.response for one in mean]
    assert responses[:6] == sorted(set(responses))
