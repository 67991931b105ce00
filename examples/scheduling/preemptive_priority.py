"""Run the job with the highest priority, with and without preemption."""

from examples.scheduling import Job, Priority, simulate
from examples.scheduling._gantt import gantt

JOBS = [
    Job("backup", 0, 8, priority=3),  # name, arrival, burst
    Job("mail", 1, 3, priority=2),
    Job("alarm", 2, 1, priority=1),  # the highest priority
]


def show(title: str, policy: Priority) -> None:
    schedule = simulate(JOBS, policy)
    waits = [f"{name} {job.wait}" for name, job in schedule.jobs.items()]
    print(f"{title}: {gantt(schedule)}")
    print("  waiting times:", ", ".join(waits))


def main() -> None:
    show("non-preemptive", Priority())
    show("preemptive", Priority(preemptive=True))


if __name__ == "__main__":
    main()
