"""Let short jobs keep arriving: under SJF the long job waits for all of them."""

from examples.scheduling import FCFS, SJF, Job, Policy, simulate

SHORT, LONG = 2, 5  # bursts


def long_job_waits(count: int, policy: Policy) -> int:
    """Return how long the long job waits beside so many short jobs."""
    stream = [Job(f"short{n}", n * SHORT, SHORT) for n in range(count)]
    return int(simulate([*stream, Job("long", 0, LONG)], policy).jobs["long"].wait)


def main() -> None:
    print("short jobs   wait under SJF   under FCFS")
    for count in (1, 10, 100, 1000):
        sjf, fcfs = long_job_waits(count, SJF()), long_job_waits(count, FCFS())
        print(f"{count:10} {sjf:16} {fcfs:12}")


if __name__ == "__main__":
    main()
