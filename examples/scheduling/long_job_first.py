"""Serve a long job and two short ones in the order in which they came.

It is the same work in both lines.  With the long job in front, both short ones
wait for all of it; with the long job last, it waits for 6 and they hardly at all.
First come, first served leaves that to chance.
"""

from examples.scheduling import FCFS, Job, Schedule, simulate
from examples.scheduling._gantt import gantt

LONG, SHORT, SHORT_TOO = Job("P1", 0, 24), Job("P2", 0, 3), Job("P3", 0, 3)


def queue(*jobs: Job) -> Schedule:
    """Serve the jobs in the order given; they are all there from the beginning."""
    return simulate(jobs, FCFS())


def show(title: str, schedule: Schedule) -> None:
    waits = " + ".join(str(job.wait) for job in schedule.jobs.values())
    print(f"{title}: {gantt(schedule)}")
    print(f"  mean wait: ({waits}) / 3 = {schedule.average.wait}")


def main() -> None:
    show("long job first", queue(LONG, SHORT, SHORT_TOO))
    show("long job last", queue(SHORT, SHORT_TOO, LONG))


if __name__ == "__main__":
    main()
