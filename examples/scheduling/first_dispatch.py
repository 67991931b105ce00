"""Charge the first dispatch a context switch where the exam does."""

from fractions import Fraction

from examples.scheduling import Job, Priority, Schedule, simulate
from examples.scheduling._gantt import gantt

SWITCH = 1  # microsecond
JOBS = [
    Job("P1", 0, 12, priority=10),
    Job("P2", 0, 24, priority=30),
    Job("P3", 0, 36, priority=20),
]
WAITED = {"P1": 30, "P2": 15, "P3": 18}  # microseconds, before time 0


def run(*, charge_first: bool) -> Schedule:
    """Return the schedule of the exam's three jobs."""
    policy = Priority(largest_first=True)
    return simulate(JOBS, policy, SWITCH, charge_first=charge_first)


def mean_turnaround(schedule: Schedule) -> Fraction:
    """Return the mean turnaround, with what each job has waited before."""
    turnarounds = [WAITED[name] + job.finish for name, job in schedule.jobs.items()]
    return Fraction(sum(turnarounds), len(turnarounds))


def main() -> None:
    for charge_first in (False, True):
        schedule = run(charge_first=charge_first)
        print(f"charge_first={charge_first}:")
        print(f"  {gantt(schedule)}, switches: {schedule.switches}")
        print(f"  mean turnaround: {mean_turnaround(schedule)}")


if __name__ == "__main__":
    main()
