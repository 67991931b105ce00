"""Give round robin three equal jobs, the workload on which it is the worst.

Each needs 5.  By turns of 1 all three get on together, so all three end late and
together.  One after another, the last ends no later, and the others far earlier.
Switching costs nothing here: it is the sharing itself that costs.
"""

from examples.scheduling import FCFS, Job, RoundRobin, simulate
from examples.scheduling._gantt import gantt
from examples.scheduling.engine.policy import Policy

JOBS = [Job("A", 0, 5), Job("B", 0, 5), Job("C", 0, 5)]


def show(title: str, policy: Policy) -> None:
    schedule = simulate(JOBS, policy)
    ends = ", ".join(str(job.finish) for job in schedule.jobs.values())
    mean = schedule.average
    print(f"{title}: {gantt(schedule)}")
    print(f"  ends {ends}; turnaround {mean.turnaround}, response {mean.response}")


def main() -> None:
    show("quantum 1", RoundRobin(quantum=1))
    show("one after another", FCFS())


if __name__ == "__main__":
    main()
