"""A multilevel queue: the upper levels first, and each level by its own policy."""

import pytest

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
from examples.scheduling._gantt import gantt

JOBS = [  # of GeeksforGeeks
    Job("P1", 0, 4, priority=0),
    Job("P2", 0, 3, priority=0),
    Job("P3", 0, 8, priority=1),
    Job("P4", 10, 5, priority=0),
]


@pytest.mark.parametrize("ties", Ties)
def test_the_example_of_geeksforgeeks(ties):
    schedule = simulate(JOBS, MLQ([RoundRobin(2), FCFS()], ties))

    assert gantt(schedule) == "0 P1 2 P2 4 P1 6 P2 7 P3 10 P4 15 P3 20"


def test_the_finish_times_of_a_simulator_in_rust():
    rows = {"A": (0, 4, 0), "B": (1, 8, 1), "C": (5, 6, 1), "D": (3, 2, 0)}
    jobs = [Job(n, at, burst, priority=p) for n, (at, burst, p) in rows.items()]

    schedule = simulate(jobs, MLQ([RoundRobin(2), RoundRobin(2)]))

    finishes = {name: one.finish for name, one in schedule.jobs.items()}
    assert finishes == {"A": 4, "D": 6, "C": 18, "B": 20}


@pytest.mark.parametrize(("policy", "done"), [(FCFS(), 22), (SJF(), 9)])
def test_the_answer_to_try_it_holds(policy, done):
    jobs = [*JOBS, Job("P5", 1, 2, priority=1)]

    schedule = simulate(jobs, MLQ([RoundRobin(2), policy]))

    assert schedule.jobs["P5"].finish == done
    assert schedule.jobs["P3"].finish == (20 if done == 22 else 22)


@pytest.mark.parametrize("count", [10, 100])
def test_a_lower_queue_starves_while_the_upper_one_is_never_empty(count):
    stream = [Job(f"v{n}", 2 * n, 2) for n in range(count)]
    low = Job("low", 0, 1, priority=1)

    schedule = simulate([*stream, low], MLQ([RoundRobin(4), FCFS()]))

    assert schedule.jobs["low"].wait == 2 * count


@pytest.mark.parametrize(
    ("ties", "line"),
    [
        (Ties.OSTEP, "0 A 2 C 3 A 5 B 9 A 10"),
        (Ties.TEXTBOOK_CN, "0 A 2 C 3 B 7 A 10"),
    ],
)
def test_an_interrupted_job_goes_on_with_its_slice_or_to_the_tail(ties, line):
    jobs = [Job("A", 0, 5, priority=1), Job("B", 1, 4, priority=1), Job("C", 2, 1)]

    assert gantt(simulate(jobs, MLQ([FCFS(), RoundRobin(4)], ties))) == line


def test_a_shorter_job_preempts_within_a_level_of_shortest_remaining_time_only():
    jobs = [Job("A", 0, 5, priority=1), Job("B", 1, 1, priority=1)]

    found = {p: gantt(simulate(jobs, MLQ([FCFS(), p()]))) for p in (SJF, SRTF, HRRN)}

    assert found == {SJF: "0 A 5 B 6", SRTF: "0 A 1 B 2 A 6", HRRN: "0 A 5 B 6"}


@pytest.mark.parametrize(("priority", "level"), [(-1, 0), (0.5, 0), (1, 1), (7, 1)])
def test_a_priority_that_no_level_has_means_the_nearest_one(priority, level):
    schedule = simulate([Job("A", 0, 1, priority=priority)], MLQ([FCFS(), SJF()]))

    assert schedule.slices[0].level == level


@pytest.mark.parametrize(
    ("policies", "says"),
    [
        ([], "policies is empty: give one policy for each level"),
        ([FCFS(), Priority()], r"policies\[1\] is Priority"),
        ([PriorityRoundRobin(2)], r"policies\[0\] is PriorityRoundRobin"),
        ([MLFQ([2])], r"policies\[0\] is MLFQ"),
        ([MLQ([FCFS()])], r"policies\[0\] is MLQ"),
        ([FCFS], r"policies\[0\] is <class"),
        ([(one := RoundRobin(2)), one], "policies has one twice"),
    ],
)
def test_policies_that_no_level_can_have_are_refused(policies, says):
    with pytest.raises(ValueError, match=says):
        MLQ(policies)
