"""Run a long job and two short ones in two orders, first come, first served."""

from examples.scheduling import FCFS, Job, Schedule, simulate
from examples.scheduling._gantt import gantt

LONG = Job("P1", 0, 24)  # name, arrival, burst
SHORT = [Job("P2", 0, 3), Job("P3", 0, 3)]


def run_in_order(*jobs: Job) -> Schedule:
    """Return the schedule of jobs that stand in the queue in this order."""
    return simulate(jobs, FCFS())


def show(title: str, schedule: Schedule) -> None:
    waits = " + ".join(str(job.wait) for job in schedule.jobs.values())
    print(f"{title}: {gantt(schedule)}")
    print(f"  mean wait: ({waits}) / 3 = {schedule.average.wait}")


def main() -> None:
    show("long job first", run_in_order(LONG, *SHORT))
    show("long job last", run_in_order(*SHORT, LONG))


if __name__ == "__main__":
    main()
