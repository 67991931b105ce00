"""The tie rules lead to the answers that the page gives, and to no others."""

from collections import deque

import pytest

from examples.scheduling import (
    MLFQ,
    Job,
    Priority,
    PriorityRoundRobin,
    RoundRobin,
    Ties,
    simulate,
)
from examples.scheduling.depends_on_tie_rule import EXERCISES, schedules
from examples.scheduling.first_dispatch import mean_turnaround, run
from examples.scheduling.tie_rules import JOBS

STALLINGS = [Job("A", 0, 3), Job("B", 2, 6), Job("C", 4, 4), Job("D", 6, 5)]
STALLINGS.append(Job("E", 8, 2))
PREEMPTED = [Job("P1", 0, 8), Job("P2", 1, 4), Job("P3", 5, 1)]
NOTES = [Job("P1", 0, 7), Job("P2", 2, 4), Job("P3", 4, 1), Job("P4", 5, 4)]


def finishes(jobs, policy):
    return [figures.finish for figures in simulate(jobs, policy).jobs.values()]


@pytest.mark.parametrize(
    ("ties", "finish"),
    [(Ties.OSTEP, 3), (Ties.STALLINGS, 4), (Ties.TEXTBOOK_CN, 4)],
)
def test_a_slice_that_ends_as_a_job_arrives(ties, finish):
    schedule = simulate(STALLINGS, RoundRobin(1, ties=ties))

    assert schedule.jobs["A"].finish == finish


def test_a_preempted_job_has_the_rest_of_its_slice_or_a_new_one():
    ends = {
        ties: simulate(PREEMPTED, MLFQ([1, 2, 4], ties=ties)).jobs["P2"].finish
        for ties in Ties
    }

    assert ends == {Ties.OSTEP: 12, Ties.STALLINGS: 12, Ties.TEXTBOOK_CN: 8}


@pytest.mark.parametrize("ties", Ties)
def test_a_preempted_job_keeps_its_place_or_goes_to_the_tail(ties):
    jobs = [Job("A", 0, 9), Job("B", 1, 9), Job("C", 5, 1)]

    schedule = simulate(jobs, MLFQ([1, 4], ties=ties))

    after = next(one.job for one in schedule.slices if one.start == 6)
    assert after == ("B" if ties is Ties.TEXTBOOK_CN else "A")


def test_an_exercise_has_one_answer_where_no_slice_ends_as_a_job_arrives():
    found = [len(schedules(jobs)) for jobs in EXERCISES.values()]

    assert found == [1, 2, 1]


def feedback(jobs, quantum, alone_stays):
    """Stallings' feedback: preempted at the end of a slice only."""
    coming, queues, now = deque(jobs), [deque() for _ in range(9)], 0
    left, ends = {job.name: job.burst for job in jobs}, {}
    while len(ends) < len(jobs):
        while coming and coming[0].arrival <= now:
            queues[0].append(coming.popleft())
        level = next(n for n, queue in enumerate(queues) if queue)
        job = queues[level].popleft()
        alone = not any(queues)
        ran = min(quantum(level), left[job.name])
        now, left[job.name] = now + ran, left[job.name] - ran
        while coming and coming[0].arrival <= now:
            queues[0].append(coming.popleft())
        if left[job.name] == 0:
            ends[job.name] = now
        else:
            queues[level + (not (alone and alone_stays))].append(job)
    return [ends[job.name] for job in jobs]


@pytest.mark.parametrize(
    ("quantum", "published"),
    [
        (lambda level: 1, [4, 20, 16, 19, 11]),
        (lambda level: 2**level, [4, 17, 18, 20, 14]),
    ],
)
def test_stallings_feedback_does_not_demote_a_job_that_is_alone(quantum, published):
    assert feedback(STALLINGS, quantum, alone_stays=True) == published
    assert feedback(STALLINGS, quantum, alone_stays=False) != published


def test_where_all_three_rules_agree_a_book_may_still_differ():
    found = {tuple(finishes(STALLINGS, MLFQ([1] * 6, ties=ties))) for ties in Ties}

    assert found == {(11, 20, 16, 19, 10)}  # table 9.5, FB q=1, has 4, 20, 16, 19, 11


def test_one_exercise_has_three_answers():
    rules = [MLFQ([1, 2], allotments=[2, 1], ties=ties) for ties in Ties]

    assert [finishes(JOBS, rule) for rule in rules] == [
        [9, 8, 6],
        [9, 8, 5],
        [8, 9, 5],
    ]


def test_a_published_chinese_solution_goes_to_the_tail_with_a_new_slice():
    assert finishes(NOTES, MLFQ([1, 2, 4], ties=Ties.TEXTBOOK_CN)) == [15, 13, 5, 16]
    assert finishes(NOTES, MLFQ([1, 2, 4])) != [15, 13, 5, 16]


def test_equal_means_prove_nothing():
    policy = MLFQ([1, 2, 4, 8, 16], ties=Ties.TEXTBOOK_CN)

    ends = finishes(STALLINGS, policy)

    assert ends[1:] == [18, 15, 20, 16]
    assert float(simulate(STALLINGS, policy).average.turnaround) == 10.6


SIX = {  # published solutions: quantum, arrivals and bursts, finish times
    "Stallings, table 9.5": (1, "0 3, 2 6, 4 4, 6 5, 8 2", [4, 18, 17, 20, 15]),
    "the same jobs, on CSDN": (2, "0 3, 2 6, 4 4, 6 5, 8 2", [5, 17, 13, 20, 15]),
    "GATE 2015": (2, "0 3, 1 6, 4 4, 6 2", [5, 15, 13, 11]),
    "ISRO 2013": (2, "0 4, 2 2, 3 1", [6, 4, 7]),
    "51CTO": (1, "0 7, 2 4, 4 1, 5 4", [15, 12, 6, 16]),
    "Tpoint Tech": (4, "0 5, 1 6, 2 3, 3 1, 4 5, 6 4", [17, 23, 11, 12, 24, 21]),
}


@pytest.mark.parametrize("source", SIX)
def test_in_six_published_solutions_the_arrival_queues_first(source):
    quantum, rows, published = SIX[source]
    jobs = [
        Job(f"P{n}", *map(int, row.split())) for n, row in enumerate(rows.split(","))
    ]

    found = {ties: finishes(jobs, RoundRobin(quantum, ties=ties)) for ties in Ties}

    assert found[Ties.STALLINGS] == found[Ties.TEXTBOOK_CN] == published
    assert found[Ties.OSTEP] != published


def test_silberschatz_puts_a_preempted_job_at_the_tail_too():
    rows = [(0, 20, 40), (25, 25, 30), (30, 25, 30), (60, 15, 35)]
    rows += [(100, 10, 5), (105, 10, 10)]
    jobs = [
        Job(f"P{n}", arrival, burst, priority=priority)
        for n, (arrival, burst, priority) in enumerate(rows, 1)
    ]

    def turnarounds(ties):
        policy = PriorityRoundRobin(10, preemptive=True, ties=ties, largest_first=True)
        return [one.turnaround for one in simulate(jobs, policy).jobs.values()]

    assert turnarounds(Ties.TEXTBOOK_CN) == [20, 55, 60, 15, 20, 10]  # exercise 5.5
    assert (
        turnarounds(Ties.OSTEP)
        == turnarounds(Ties.STALLINGS)
        != [*(20, 55, 60, 15, 20, 10)]
    )


@pytest.mark.parametrize(("charge_first", "mean"), [(False, 74), (True, 75)])
def test_408_of_2018_wants_the_first_dispatch_charged(charge_first, mean):
    assert mean_turnaround(run(charge_first=charge_first)) == mean


@pytest.mark.parametrize(
    ("ties", "finish"),
    [(Ties.OSTEP, 9), (Ties.STALLINGS, 5), (Ties.TEXTBOOK_CN, 5)],
)
def test_the_answer_of_the_task_depends_on_the_rule(ties, finish):
    jobs = [Job("A", 0, 8), Job("B", 4, 1)]

    assert finishes(jobs, RoundRobin(4, ties=ties))[1] == finish


def test_a_slice_that_expires_with_nobody_waiting_costs_no_switch():
    schedule = simulate([Job("A", 0, 8)], RoundRobin(4), 1)

    assert (schedule.switches, schedule.jobs["A"].finish) == (0, 8)


@pytest.mark.parametrize("ties", Ties)
def test_a_preempted_job_of_equal_priority_goes_behind_in_one_rule_only(ties):
    jobs = [
        Job("A", 0, 4, priority=2),
        Job("B", 1, 4, priority=2),
        Job("C", 2, 1, priority=1),
    ]

    schedule = simulate(jobs, Priority(preemptive=True, ties=ties))

    after = next(one.job for one in schedule.slices if one.start == 3)
    assert after == ("B" if ties is Ties.TEXTBOOK_CN else "A")


@pytest.mark.parametrize("ties", Ties)
def test_an_arrival_goes_before_io_that_ends_at_the_same_instant(ties):
    jobs = [
        Job("reader", 0, 2, io_every=1, io_time=4),
        Job("long", 0, 6),
        Job("new", 5, 1),
    ]

    schedule = simulate(jobs, RoundRobin(10, ties=ties))

    assert schedule.jobs["new"].finish == 8
    assert schedule.jobs["reader"].finish == 9
