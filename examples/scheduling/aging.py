"""Make a job more urgent the longer it waits, so that it can't starve.

The report has priority 5, and a stream of jobs with priority 1 fills the CPU.
Without aging it runs after the last of them, however many come.  With aging it
gains one for every 10 that it waits: after 40 it is as urgent as they are, and
since it came before those that are waiting then, it goes first.
"""

from examples.scheduling import Job, Priority, simulate

LENGTH = 2  # of each urgent job, and the time between two of them


def wait_of_report(count: int, policy: Priority) -> int:
    """Return how long the report waits when so many urgent jobs come."""
    urgent = [Job(f"u{n}", n * LENGTH, LENGTH, priority=1) for n in range(count)]
    report = Job("report", 0, 3, priority=5)
    return int(simulate([*urgent, report], policy).jobs["report"].wait)


def main() -> None:
    print("urgent jobs   without aging   aging=10   aging=30")
    for count in (10, 100, 1000):
        plain = wait_of_report(count, Priority())
        fast, slow = (wait_of_report(count, Priority(aging=n)) for n in (10, 30))
        print(f"{count:11} {plain:15} {fast:10} {slow:10}")


if __name__ == "__main__":
    main()
