"""Run the most urgent job, and let a more urgent one interrupt it or not.

A smaller number is more urgent.  The backup runs when the alarm comes at 2.  If
a running job is left alone, the alarm waits for all of the backup; if not, it has
the CPU at once, and only the backup ends later.
"""

from examples.scheduling import Job, Priority, simulate
from examples.scheduling._gantt import gantt

JOBS = [
    Job("backup", 0, 8, priority=3),
    Job("mail", 1, 3, priority=2),
    Job("alarm", 2, 1, priority=1),
]


def show(title: str, policy: Priority) -> None:
    schedule = simulate(JOBS, policy)
    waits = {name: job.wait for name, job in schedule.jobs.items()}
    print(f"{title}: {gantt(schedule)}")
    print("  waits:", ", ".join(f"{name} {wait}" for name, wait in waits.items()))


def main() -> None:
    show("not preemptive", Priority())
    show("preemptive", Priority(preemptive=True))


if __name__ == "__main__":
    main()
