"""Run jobs through three queues, exactly as most tutorials tell it.

A new job starts in the top queue and so runs almost at once.  Whoever uses up its
slice drops a level; a lower queue is served only while all above it are empty; and
the slices are the shorter the higher the queue.  Nobody has said how long a job is,
and yet the short one is done first.
"""

from examples.scheduling import MLFQ, Job, simulate
from examples.scheduling._gantt import gantt

JOBS = [Job("build", 0, 30), Job("lint", 1, 12), Job("key", 20, 1)]
LEVELS = [2, 4, 8]  # the slice of each queue, top first


def main() -> None:
    schedule = simulate(JOBS, MLFQ(LEVELS))
    print(gantt(schedule))
    for event in schedule.events:
        if event.cause == "expired" and event.time < 14:
            print(f"at {event.time}: {event.job} {event.why}")
    for job in JOBS:
        figures = schedule.jobs[job.name]
        print(
            f"{job.name}: first run after {figures.response}, done at {figures.finish}"
        )


if __name__ == "__main__":
    main()
