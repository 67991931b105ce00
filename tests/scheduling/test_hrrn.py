"""Highest response ratio next: the published figures, by hand, and starvation."""

from fractions import Fraction

import pytest
from hypothesis import given

from examples.scheduling import FCFS, HRRN, SJF, Job, simulate
from examples.scheduling.long_job_starves import long_job_waits
from examples.scheduling.response_ratios import JOBS, response_ratio
from tests.scheduling.test_fcfs import STALLINGS
from tests.scheduling.workloads import workloads


def test_stallings_table_9_5():
    schedule = simulate(STALLINGS, HRRN())

    assert [one.finish for one in schedule.jobs.values()] == [3, 9, 13, 20, 15]
    assert schedule.average.turnaround == 8
    assert round(float(schedule.average.normalised_turnaround), 2) == 2.14


def test_the_mean_turnaround_lies_between_those_of_the_two_neighbours():
    means = [
        float(simulate(STALLINGS, policy).average.turnaround)
        for policy in (SJF(), HRRN(), FCFS())
    ]

    assert means == [7.6, 8, 8.6]


def test_at_9_shortest_job_first_chooses_e_and_the_highest_ratio_is_that_of_c():
    started = {
        policy: next(
            s.job for s in simulate(STALLINGS, policy()).slices if s.start == 9
        )
        for policy in (SJF, HRRN)
    }

    assert started == {SJF: "E", HRRN: "C"}


@pytest.mark.parametrize(
    ("rows", "figure", "mean"),
    [
        ("0 10, 1 1, 2 2, 3 1, 4 5", "turnaround", 11.2),  # zhangguozhangyue, CSDN
        ("0 3, 2 5, 4 4, 6 1, 8 2", "wait", 2.6),  # knowledgedict.com
        ("0 120, 30 40, 60 25, 90 30", "turnaround", 121.25),  # table 2-12, 8:00 is 0
    ],
)
def test_published_solutions(rows, figure, mean):
    jobs = [
        Job(f"P{n}", *map(int, row.split())) for n, row in enumerate(rows.split(","))
    ]

    assert float(getattr(simulate(jobs, HRRN()).average, figure)) == mean


@pytest.mark.parametrize(
    ("now", "ratios"),
    [
        (0, {"A": 1}),
        (3, {"B": Fraction(7, 6)}),
        (9, {"C": Fraction(9, 4), "D": Fraction(8, 5), "E": Fraction(3, 2)}),
        (13, {"E": Fraction(7, 2), "D": Fraction(12, 5)}),
        (15, {"D": Fraction(14, 5)}),
        (145, {"J2": Fraction(31, 8), "J4": Fraction(17, 6)}),
    ],
)
def test_the_ratios_on_the_pages(now, ratios):
    minutes = [Job("J1", 0, 120), Job("J2", 30, 40), Job("J3", 60, 25)]
    jobs = STALLINGS if now < 145 else [*minutes, Job("J4", 90, 30)]

    found = ratios_at(now, jobs)

    assert list(found.items()) == list(ratios.items())


def ratios_at(now, jobs):
    """Return the ratios among which the policy chooses, the highest first."""

    class Asked(HRRN):
        def take(self, at):
            if at == now:
                queue = self.ready(at)[0]
                found.update((t.job.name, self.response_ratio(t, at)) for t in queue)
            return super().take(at)

    found = {}
    simulate(jobs, Asked())
    return found


def test_the_example_works_out_the_ratios_of_the_engine():
    assert JOBS == STALLINGS
    for now in (9, 13):
        for name, ratio in ratios_at(now, JOBS).items():
            job = next(job for job in JOBS if job.name == name)
            assert response_ratio(job, now) == float(ratio)


@pytest.mark.parametrize("count", [10, 100, 1000])
def test_in_the_stream_the_long_job_waits_for_one_short_job_only(count):
    assert long_job_waits(count, HRRN()) == 2


def test_at_2_the_long_job_has_the_ratio_1_4_and_the_new_short_one_1():
    jobs = [Job("short0", 0, 2), Job("short1", 2, 2), Job("long", 0, 5)]

    assert ratios_at(2, jobs) == {"long": Fraction(7, 5), "short1": 1}


def test_where_short_jobs_come_faster_than_they_can_run_the_long_one_starves_again():
    stream = [Job(f"short{n}", Fraction(n, 2), 1) for n in range(400)]

    schedule = simulate([*stream, Job("long", 0, 100)], HRRN())

    assert schedule.jobs["long"].wait == 400


@given(workloads(io=True))
def test_a_job_is_never_preempted(jobs):
    assert "preempted" not in {one.cause for one in simulate(jobs, HRRN()).events}


@pytest.mark.parametrize(("free", "next_job"), [(9, "X"), (10, "X"), (11, "Y")])
def test_the_answer_to_try_it_holds(free, next_job):
    jobs = [Job("first", 0, free), Job("X", 0, 10), Job("Y", 8, 2)]

    assert simulate(jobs, HRRN()).slices[1].job == next_job
    assert ratios_at(10, [Job("first", 0, 10), *jobs[1:]]) == {"X": 2, "Y": 2}
    assert ratios_at(9, [Job("first", 0, 9), *jobs[1:]]) == {
        "X": Fraction(19, 10),
        "Y": Fraction(3, 2),
    }
    assert ratios_at(11, [Job("first", 0, 11), *jobs[1:]]) == {
        "Y": Fraction(5, 2),
        "X": Fraction(21, 10),
    }
