"""Priorities: preemption, round robin among equals, starvation and aging."""

from dataclasses import replace
from fractions import Fraction
from queue import PriorityQueue

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples.scheduling import Job, Priority, PriorityRoundRobin, Ties, simulate
from examples.scheduling._gantt import gantt
from examples.scheduling.aging import low_priority_wait
from examples.scheduling.preemptive_priority import JOBS
from tests.scheduling.workloads import workloads


def test_silberschatz_section_5_3_4():
    bursts, priorities = (10, 1, 2, 1, 5), (3, 1, 4, 5, 2)
    numbers = zip(bursts, priorities, strict=True)
    jobs = [Job(f"P{n}", 0, b, priority=p) for n, (b, p) in enumerate(numbers, 1)]

    assert simulate(jobs, Priority()).average.wait == Fraction(82, 10)
    reverse = simulate(jobs, Priority(largest_first=True))  # the answer to try it
    assert [one.job for one in reverse.slices] == ["P4", "P3", "P1", "P5", "P2"]
    assert [one.start for one in reverse.slices] == [0, 1, 3, 13, 18]
    assert reverse.average.wait == 7


@given(
    workloads(io=True, priorities=True),
    st.booleans(),
    st.integers(0, 4),
    st.sampled_from(Ties),
)
def test_the_largest_first_is_the_smallest_first_of_the_negative_priorities(
    jobs, preemptive, aging, ties
):
    turned = [replace(job, priority=-job.priority) for job in jobs]

    largest = simulate(jobs, Priority(preemptive, aging, ties, largest_first=True))
    smallest = simulate(turned, Priority(preemptive, aging, ties))

    assert largest.slices == smallest.slices


def test_the_reason_names_the_priority_as_it_was_given_and_aging_adds_to_it():
    jobs = [Job("A", 0, 4, priority=3), Job("B", 1, 1, priority=5), Job("C", 0, 1)]

    schedule = simulate(jobs, Priority(aging=2, largest_first=True))

    ran = [
        (event.job, event.figure) for event in schedule.events if event.cause == "runs"
    ]
    assert ran == [("A", 3), ("B", 6), ("C", 2)]


def test_equals_take_turns_as_in_silberschatz_section_5_3_4():
    rows = {"P1": (4, 3), "P2": (5, 2), "P3": (8, 2), "P4": (7, 1), "P5": (3, 3)}
    jobs = [Job(name, 0, burst, priority=p) for name, (burst, p) in rows.items()]

    found = gantt(simulate(jobs, PriorityRoundRobin(2)))

    assert found == (
        "0 P4 7 P2 9 P3 11 P2 13 P3 15 P2 16 P3 20 P1 22 P5 24 P1 26 P5 27"
    )


@pytest.mark.parametrize(("preemptive", "response"), [(True, 0), (False, 2)])
def test_without_preemption_a_job_of_higher_priority_waits_for_the_end_of_a_slice(
    preemptive, response
):
    jobs = [Job("A", 0, 9, priority=2), Job("B", 1, 1, priority=1)]

    schedule = simulate(jobs, PriorityRoundRobin(3, preemptive))

    assert schedule.jobs["B"].response == response


@pytest.mark.parametrize(
    ("ties", "line"),
    [
        (Ties.OSTEP, "0 A 2 C 3 A 5 B 9 A 12 B 14"),
        (Ties.TEXTBOOK_CN, "0 A 2 C 3 B 7 A 11 B 13 A 14"),
    ],
)
def test_a_preempted_job_keeps_the_rest_of_its_slice_or_goes_to_the_tail(ties, line):
    jobs = [Job("A", 0, 7, priority=2), Job("B", 1, 6, priority=2)]
    jobs.append(Job("C", 2, 1, priority=1))

    policy = PriorityRoundRobin(4, preemptive=True, ties=ties)

    assert gantt(simulate(jobs, policy)) == line


def test_nothing_is_kept_of_a_job_that_has_ended():
    policy = PriorityRoundRobin(2, preemptive=True)

    simulate([Job("A", 0, 5, io_every=2, io_time=3), Job("B", 1, 8)], policy)

    assert policy.begun == {}


def test_only_preemption_spares_the_alarm_the_rest_of_the_backup():
    left_alone = simulate(JOBS, Priority()).jobs
    interrupted = simulate(JOBS, Priority(preemptive=True)).jobs

    assert left_alone["alarm"].wait == 6
    assert interrupted["alarm"].wait == 0
    assert interrupted["backup"].wait == 4


@pytest.mark.parametrize("count", [100, 1000])
@pytest.mark.parametrize("aging", [10, 30])
def test_aging_bounds_the_wait_by_four_steps_however_many_jobs_come(count, aging):
    assert low_priority_wait(count, Priority(aging=aging)) == 4 * aging


@pytest.mark.parametrize("count", [10, 100, 1000])
def test_without_aging_the_job_of_low_priority_waits_for_all_others(count):
    assert low_priority_wait(count, Priority()) == 2 * count


def test_with_the_arrival_in_its_number_an_item_ages_in_a_priority_queue():
    queue, taken = PriorityQueue(), []

    queue.put((0 + 10 * 5, 0, "low"))
    for arrival in range(100):
        queue.put((arrival + 10 * 1, arrival + 1, "high"))
        taken.append(queue.get()[-1])

    assert taken.index("low") == 40
