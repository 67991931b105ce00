"""The tie rules lead to the answers that the page gives, and to no others."""

from collections import deque

import pytest

from examples.scheduling import MLFQ, Job, RoundRobin, Ties, simulate
from examples.scheduling.does_it_matter import EXERCISES, answers
from examples.scheduling.three_answers import EXAM, STALLINGS, THREE

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
        ties: simulate(EXAM, MLFQ([1, 2, 4], ties=ties)).jobs["P2"].finish
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
    found = [len(answers(jobs)) for jobs in EXERCISES.values()]

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
def test_stallings_feedback_does_not_demote_one_who_is_alone(quantum, published):
    assert feedback(STALLINGS, quantum, alone_stays=True) == published
    assert feedback(STALLINGS, quantum, alone_stays=False) != published


def test_where_all_three_rules_agree_a_book_may_still_differ():
    found = {tuple(finishes(STALLINGS, MLFQ([1] * 6, ties=ties))) for ties in Ties}

    assert found == {(11, 20, 16, 19, 10)}  # table 9.5, FB q=1, has 4, 20, 16, 19, 11


def test_one_exercise_has_three_answers():
    rules = [MLFQ([1, 2], allotments=[2, 1], ties=ties) for ties in Ties]

    assert [finishes(THREE, rule) for rule in rules] == [
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
