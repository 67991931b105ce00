"""No policy is best in every column."""

import pytest

from examples.scheduling import simulate
from examples.scheduling.one_workload import JOBS, POLICIES

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
