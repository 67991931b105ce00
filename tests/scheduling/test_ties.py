"""The tie rules lead to the answers that the page gives, and to no others."""

import pytest

from examples.scheduling import MLFQ, Job, RoundRobin, Ties, simulate
from examples.scheduling.does_it_matter import EXERCISES, answers
from examples.scheduling.three_answers import EXAM, STALLINGS


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


def test_an_exercise_has_one_answer_only_where_nothing_happens_at_once():
    found = [len(answers(jobs)) for jobs in EXERCISES.values()]

    assert found == [1, 2, 1]
