"""Compare round robin with first come, first served on jobs of equal length."""

from examples.scheduling import FCFS, Job, Policy, RoundRobin, simulate
from examples.scheduling._gantt import gantt

JOBS = [Job("A", 0, 5), Job("B", 0, 5), Job("C", 0, 5)]  # name, arrival, burst


def show(title: str, policy: Policy) -> None:
    schedule = simulate(JOBS, policy)
    ends = ", ".join(str(job.finish) for job in schedule.jobs.values())
    mean = schedule.average
    print(f"{title}: {gantt(schedule)}")
    print(f"  jobs end at {ends}")
    print(f"  mean turnaround {mean.turnaround}, mean response {mean.response}")


def main() -> None:
    show("round robin, quantum 1", RoundRobin(quantum=1))
    show("first come, first served", FCFS())


if __name__ == "__main__":
    main()
