"""Priorities: to interrupt or not, starvation and aging, and inversion."""

from fractions import Fraction

import pytest

from examples.scheduling import Job, Priority, simulate
from examples.scheduling.aging import wait_of_report
from examples.scheduling.most_urgent_first import JOBS
from examples.scheduling.priority_inversion import Task, run, tasks


def test_silberschatz_section_5_3_4():
    bursts, priorities = (10, 1, 2, 1, 5), (3, 1, 4, 5, 2)
    numbers = zip(bursts, priorities, strict=True)
    jobs = [Job(f"P{n}", 0, b, priority=p) for n, (b, p) in enumerate(numbers)]

    assert simulate(jobs, Priority()).average.wait == Fraction(82, 10)


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
