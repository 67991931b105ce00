"""Give up the CPU just before the slice ends, and see who profits from it.

The player computes for 9 of its 10, asks for a trifle of I/O and comes back.  If I/O
gives a new slice and a new allotment, the player stays on top for ever, and the honest
job gets the crumbs.  If what a job has used is counted over its whole stay on a
level, however it gave up the CPU, the trick is worth nothing.
"""

from examples.scheduling import MLFQ, Job, Schedule, simulate

LEVELS = [10, 20, 40]
BOOST = 200
UNTIL = 400  # both still have work to do then
JOBS = [Job("honest", 0, 400), Job("player", 0, 400, io_every=9, io_time=1)]


def used(schedule: Schedule, name: str) -> int:
    """Return how much CPU time a job had by ``UNTIL``."""
    return sum(
        min(one.end, UNTIL) - one.start
        for one in schedule.slices
        if one.job == name and one.start < UNTIL
    )


def main() -> None:
    for told, resets in (("I/O gives a new slice", True), ("all is counted", False)):
        schedule = simulate(JOBS, MLFQ(LEVELS, boost=BOOST, io_resets=resets))
        shares = [f"{job.name} {used(schedule, job.name)}" for job in JOBS]
        print(f"{told}: of the first {UNTIL}, {', '.join(shares)}")


if __name__ == "__main__":
    main()
