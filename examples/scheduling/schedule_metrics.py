"""Calculate response, turnaround and waiting time from the slices of a schedule."""

from examples.scheduling import Job, RoundRobin, Schedule, simulate
from examples.scheduling._gantt import gantt

JOBS = [Job("A", 0, 5), Job("B", 1, 2), Job("C", 9, 1)]  # name, arrival, burst


def metrics(job: Job, schedule: Schedule) -> tuple[int, int, int, float]:
    """Return response, turnaround, waiting and normalised turnaround time."""
    slices = [one for one in schedule.slices if one.job == job.name]
    response = slices[0].start - job.arrival
    turnaround = slices[-1].end - job.arrival
    waiting = turnaround - job.burst  # less the I/O, for a job that does any
    return response, turnaround, waiting, turnaround / job.burst


def busy_time(schedule: Schedule) -> int:
    """Return for how long the CPU ran a job."""
    return sum(one.end - one.start for one in schedule.slices if one.job)


def main() -> None:
    schedule = simulate(JOBS, RoundRobin(quantum=2))
    end = schedule.slices[-1].end
    print(gantt(schedule))
    print("job  response  turnaround  waiting  normalised")
    for job in JOBS:
        response, turnaround, waiting, normalised = metrics(job, schedule)
        print(f"{job.name:4} {response:8} {turnaround:11} {waiting:8} {normalised:11}")
    print(f"throughput: {len(JOBS)} jobs in {end}")
    print(f"utilisation: {busy_time(schedule) / end:.0%}")


if __name__ == "__main__":
    main()
