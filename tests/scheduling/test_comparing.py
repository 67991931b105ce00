"""No policy is best in every column."""

import re
from pathlib import Path

import pytest

from conf.extensions.schedule.source import jobs_of, policy_of
from examples.scheduling import simulate
from examples.scheduling.one_workload import JOBS, POLICIES

DOCS = Path(__file__).parents[2] / "docs"
CHART = re.compile(r"```\{schedule\} (.*)\n((?:[^`\n]+\n)+)```")
SCHEDULES = {title: simulate(JOBS, policy, 0) for title, policy in POLICIES.items()}


@pytest.mark.parametrize(
    ("figure", "best"),
    [
        (lambda one: one.average.wait, "SRTF"),
        (lambda one: one.average.turnaround, "SRTF"),
        (lambda one: one.average.response, "feedback 2, 4, 8"),
        (lambda one: one.switches, "FCFS"),
        (lambda one: one.jobs["build"].finish, "FCFS"),
    ],
)
def test_each_column_has_a_winner_of_its_own(figure, best):
    found = {title: figure(schedule) for title, schedule in SCHEDULES.items()}

    assert min(found, key=found.__getitem__) == best


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_chart_is_of_the_same_jobs(language):
    page = (DOCS / language / "scheduling" / "comparing.md").read_text("utf-8")
    policies, body = CHART.search(page).groups()

    jobs = jobs_of(body.splitlines())
    drawn = [simulate(jobs, policy_of(text)).slices for text in policies.split(" | ")]

    assert jobs == JOBS
    assert drawn == [one.slices for one in SCHEDULES.values()]
