"""Priorities: to interrupt or not, starvation and aging, and inversion."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples.scheduling import Job, Priority, Ties, simulate
from examples.scheduling.aging import wait_of_report
from examples.scheduling.most_urgent_first import JOBS
from examples.scheduling.priority_inversion import Task, run, tasks
from tests.scheduling.workloads import workloads


def test_silberschatz_section_5_3_4():
    bursts, priorities = (10, 1, 2, 1, 5), (3, 1, 4, 5, 2)
    numbers = zip(bursts, priorities, strict=True)
    jobs = [Job(f"P{n}", 0, b, priority=p) for n, (b, p) in enumerate(numbers)]

    assert simulate(jobs, Priority()).average.wait == Fraction(82, 10)


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


def test_only_preemption_spares_the_alarm_the_rest_of_the_backup():
    left_alone = simulate(JOBS, Priority()).jobs
    interrupted = simulate(JOBS, Priority(preemptive=True)).jobs

    assert left_alone["alarm"].wait == 6
    assert interrupted["alarm"].wait == 0
    assert interrupted["backup"].wait == 4


@pytest.mark.parametrize("count", [100, 1000])
@pytest.mark.parametrize("aging", [10, 30])
def test_aging_bounds_the_wait_by_four_steps_however_many_urgent_jobs_come(
    count, aging
):
    assert wait_of_report(count, Priority(aging=aging)) == 4 * aging


@pytest.mark.parametrize("count", [10, 100, 1000])
def test_without_aging_the_report_waits_for_the_whole_stream(count):
    assert wait_of_report(count, Priority()) == 2 * count


def done_at(line, name):
    return len(line) - line[::-1].index(name)


def test_without_inheritance_the_most_urgent_waits_for_all_of_the_middle_one():
    line = run(tasks(), inherit=False)

    assert done_at(line, "radio") < done_at(line, "bus") == 12


def test_with_inheritance_it_waits_for_the_holder_only():
    line = run(tasks(), inherit=True)

    assert done_at(line, "bus") == 6
    assert "radio" not in line[: done_at(line, "bus")]
    assert line[-1] == "weather"  # it has its own priority again


@pytest.mark.parametrize("inherit", [False, True])
def test_without_a_lock_the_most_urgent_waits_for_nobody(inherit):
    free = [Task("low", 0, "....", 3), Task("high", 1, "..", 1)]
    free.append(Task("middle", 1, "......", 2))

    line = run(free, inherit=inherit)

    assert line[:3] == ["low", "high", "high"]


@pytest.mark.parametrize("length", [0, 6, 60])
def test_the_wait_grows_with_the_middle_task_unless_priority_is_inherited(length):
    def bus(*, inherit):
        weather, urgent, _ = tasks()
        radio = Task("radio", 1, "." * length, 2)
        return done_at(run([weather, urgent, radio], inherit=inherit), "bus")

    assert bus(inherit=False) == 6 + length
    assert bus(inherit=True) == 6


@pytest.mark.parametrize("inherit", [False, True])
def test_the_answer_to_try_it_holds(inherit):
    weather, bus, _ = tasks()

    line = run([weather, bus, Task("radio", 4, "." * 6, 2)], inherit=inherit)

    assert done_at(line, "bus") == 6
