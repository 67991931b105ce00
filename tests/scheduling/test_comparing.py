"""No policy is best in every column."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from conf.extensions.schedule.source import jobs_of, policy_of
from examples.scheduling import Priority, Schedule, simulate
from examples.scheduling.one_workload import JOBS, POLICIES, SWITCH

DOCS = Path(__file__).parents[2] / "docs"
CHART = re.compile(r"```\{schedule\} (.*)\n((?:[^`\n]+\n)+)```")
SCHEDULES = {title: simulate(JOBS, policy, 0) for title, policy in POLICIES.items()}


def end(schedule: Schedule) -> float:
    """Return the time at which the last job ends."""
    return max(job.finish for job in schedule.jobs.values())


@pytest.mark.parametrize(
    ("figure", "best"),
    [
        (lambda one: one.average.wait, {"SRTF"}),
        (lambda one: one.average.turnaround, {"SRTF"}),
        (lambda one: one.average.response, {"feedback 2, 4, 8"}),
        (lambda one: one.switches, {"FCFS", "HRRN"}),
        (lambda one: -one.jobs["editor"].wait, {"FCFS", "HRRN"}),
        (lambda one: -one.switches, {"feedback 2, 4, 8"}),
    ],
)
def test_each_column_has_a_winner_of_its_own(figure, best):
    found = {title: figure(schedule) for title, schedule in SCHEDULES.items()}

    assert {title for title in found if found[title] == min(found.values())} == best


def test_without_io_every_policy_ends_at_88():
    jobs = [replace(job, io_every=0, io_time=0) for job in JOBS]

    ends = {end(simulate(jobs, policy, 0)) for policy in POLICIES.values()}

    assert ends == {88}


def test_with_io_the_policies_that_run_the_editor_early_end_at_88():
    ends = {title: end(schedule) for title, schedule in SCHEDULES.items()}

    assert ends["FCFS"] == 142
    assert {title for title in ends if ends[title] == 88} == {
        "SRTF",
        "priority",
        "feedback 2, 4, 8",
    }


def test_priorities_by_length_give_the_row_of_srtf():
    numbers = {"editor": 0, "lint": 1, "format": 1, "tests": 2, "build": 3}
    jobs = [replace(job, priority=numbers[job.name]) for job in JOBS]

    schedule = simulate(jobs, Priority(preemptive=True), SWITCH)
    srtf = simulate(JOBS, POLICIES["SRTF"], SWITCH)

    assert schedule.average == srtf.average
    assert schedule.jobs["editor"].wait == srtf.jobs["editor"].wait
    assert schedule.switches == srtf.switches


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_chart_is_of_the_same_jobs(language):
    page = (DOCS / language / "scheduling" / "comparing.md").read_text("utf-8")
    policies, body = CHART.search(page).groups()

    jobs = jobs_of(body.splitlines())
    drawn = [simulate(jobs, policy_of(text)).slices for text in policies.split(" | ")]

    assert jobs == JOBS
    assert drawn == [one.slices for one in SCHEDULES.values()]
