"""Solve one exercise by three tie rules, and get three answers."""

from examples.scheduling import MLFQ, Job, Ties, simulate

JOBS = [Job("P1", 0, 5), Job("P2", 3, 3), Job("P3", 4, 1)]


def completion_times(ties: Ties) -> str:
    """Return when each job ends in a multilevel feedback queue."""
    schedule = simulate(JOBS, MLFQ([1, 2], allotments=[2, 1], ties=ties))
    return ", ".join(f"{name} {job.finish}" for name, job in schedule.jobs.items())


def main() -> None:
    for ties in Ties:
        print(f"{ties.value}: {completion_times(ties)}")


if __name__ == "__main__":
    main()
