"""Run short and long jobs in three queues, without knowing their length."""

from examples.scheduling import MLFQ, Job, simulate
from examples.scheduling._gantt import gantt

QUANTA = [2, 4, 8]  # time slice of each level, the highest first
JOBS = [Job("build", 0, 30), Job("lint", 1, 12), Job("keypress", 20, 1)]


def main() -> None:
    schedule = simulate(JOBS, MLFQ(QUANTA))
    print(gantt(schedule))
    for event in schedule.events:
        if event.cause == "expired" and event.time <= 12:
            print(f"at {event.time}: {event.job} {event.why}")
    for name, job in schedule.jobs.items():
        print(f"{name}: response {job.response}, ends at {job.finish}")


if __name__ == "__main__":
    main()
