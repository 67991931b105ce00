"""Work out every figure of a schedule by hand, from who ran when.

A and B share the CPU in slices of 2, and C comes later, when the CPU has been idle.
Response and waiting are often taken for the same: A runs at once, and still
waits, because B's slice comes before the rest of its work.  The figures that are
worked out here from the slices alone must be those of the engine.
"""

from fractions import Fraction

from examples.scheduling import Job, RoundRobin, Schedule, simulate
from examples.scheduling._gantt import gantt

JOBS = [Job("A", 0, 5), Job("B", 1, 2), Job("C", 9, 1)]


def by_hand(job: Job, schedule: Schedule) -> list[Fraction]:
    """Return response, turnaround, waiting and normalised turnaround of a job."""
    own = [one for one in schedule.slices if one.job == job.name]
    response = own[0].start - job.arrival
    turnaround = own[-1].end - job.arrival
    ran = sum(one.end - one.start for one in own)
    return [response, turnaround, turnaround - ran, Fraction(turnaround, job.burst)]


def busy(schedule: Schedule) -> int:
    """Return for how long the CPU ran a job."""
    return sum(one.end - one.start for one in schedule.slices if one.job)


def main() -> None:
    schedule = simulate(JOBS, RoundRobin(quantum=2))
    end = schedule.slices[-1].end
    print(gantt(schedule))

    print("job  response  turnaround  waiting  turnaround / burst")
    for job in JOBS:
        response, turnaround, wait, normalised = by_hand(job, schedule)
        assert schedule.jobs[job.name][2:] == (response, turnaround, wait, normalised)
        ratio = f"{turnaround}/{job.burst} = {float(normalised):.1f}"
        print(f"{job.name:3} {response:9} {turnaround:11} {wait:8} {ratio:>19}")

    assert schedule.throughput == Fraction(len(JOBS), end)
    assert schedule.utilisation == Fraction(busy(schedule), end)
    print(f"throughput: {len(JOBS)} jobs in {end}")
    print(f"utilisation: busy for {busy(schedule)} of {end}")


if __name__ == "__main__":
    main()
