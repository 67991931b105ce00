"""Every step tells the truth about queues and states."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conf.laboratory.steps import LETTER, watch
from examples.scheduling import (
    FCFS,
    HRRN,
    MLFQ,
    MLQ,
    SJF,
    SRTF,
    Job,
    Priority,
    PriorityRoundRobin,
    RoundRobin,
    Ties,
    simulate,
)
from tests.scheduling.workloads import workloads

TIES = st.sampled_from(list(Ties))
POLICIES = st.one_of(
    st.builds(FCFS),
    st.builds(SJF),
    st.builds(HRRN),
    st.builds(SRTF),
    st.builds(RoundRobin, st.integers(1, 5), TIES),
    st.builds(Priority, st.booleans(), st.integers(0, 4), TIES, st.booleans()),
    st.builds(
        PriorityRoundRobin, st.integers(1, 5), st.booleans(), TIES, st.booleans()
    ),
    st.builds(
        MLQ,
        st.sampled_from([[RoundRobin(2), FCFS()], [SRTF(), HRRN(), SJF()]]),
        TIES,
    ),
    st.builds(
        MLFQ,
        st.just([1, 2, 4]),
        st.just([2, 1, 1]),
        st.integers(0, 20),
        st.booleans(),
        st.booleans(),
        TIES,
    ),
)


@given(workloads(io=True, priorities=True), POLICIES, st.integers(0, 2))
def test_watching_changes_nothing(jobs, policy, cost):
    schedule, steps = watch(jobs, policy, cost)

    plain = simulate(jobs, policy, cost)
    assert schedule.slices == plain.slices
    assert [step.event for step in steps] == plain.events


@given(workloads(io=True, priorities=True), POLICIES, st.integers(0, 2))
def test_the_queues_hold_those_who_are_ready_and_no_one_else(jobs, policy, cost):
    _, steps = watch(jobs, policy, cost)

    for step in steps:
        queued = Counter(number for queue in step.queues for number in queue)
        ready = [n for n, letter in enumerate(step.states) if letter == "r"]
        assert queued == Counter(ready)
        running = [n for n, letter in enumerate(step.states) if letter == "u"]
        assert running == ([] if step.running is None else [step.running])


@given(workloads(io=True, priorities=True), POLICIES, st.integers(0, 2))
def test_whoever_runs_next_stood_first_in_the_highest_queue(jobs, policy, cost):
    _, steps = watch(jobs, policy, cost)

    names = [job.name for job in jobs]
    for before, step in pairwise(steps):
        if step.event.cause == "runs":
            first = next(queue[0] for queue in before.queues if queue)
            assert names[first] == step.event.job


@given(workloads(io=True, priorities=True), POLICIES)
def test_a_state_changes_with_an_event_only(jobs, policy):
    _, steps = watch(jobs, policy)

    states = ["n"] * len(jobs)
    names = {job.name: number for number, job in enumerate(jobs)}
    for step in steps:
        if step.event.job is not None:
            states[names[step.event.job]] = LETTER[step.event.cause]
        assert step.states == "".join(states)
    assert set(states) == {"t"}


@pytest.mark.parametrize("policy", [FCFS(), SJF(), RoundRobin(9), Priority()])
def test_one_who_arrives_while_another_runs_is_queued_at_once(policy):
    jobs = [Job("A", 0, 5), Job("B", 2, 3), Job("C", 3, 3)]

    _, steps = watch(jobs, policy)

    assert [
        (step.event.time, step.event.cause, step.states, step.queues)
        for step in steps[:6]
    ] == [
        (0, "arrives", "rnn", [[0]]),
        (0, "runs", "unn", [[]]),
        (2, "arrives", "urn", [[1]]),
        (3, "arrives", "urr", [[1, 2]]),
        (5, "ends", "trr", [[1, 2]]),
        (5, "runs", "tur", [[2]]),
    ]


@pytest.mark.parametrize(
    ("ties", "lower"), [(Ties.OSTEP, [0, 1]), (Ties.TEXTBOOK_CN, [1, 0])]
)
def test_a_preempted_job_has_the_place_that_its_book_gives_it(ties, lower):
    jobs = [Job("A", 0, 9), Job("B", 0, 9), Job("C", 5, 1)]

    _, steps = watch(jobs, MLFQ([2, 4], ties=ties))

    preempted = next(step for step in steps if step.event.cause == "preempted")
    assert (preempted.event.job, preempted.queues) == ("A", [[2], lower])
