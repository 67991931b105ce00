"""Try every order of four jobs: shortest first has the smallest mean wait."""

from itertools import permutations

from examples.scheduling import FCFS, SJF, Job, simulate
from examples.scheduling._gantt import gantt

JOBS = (Job("P1", 0, 6), Job("P2", 0, 8), Job("P3", 0, 7), Job("P4", 0, 3))


def mean_wait(order: tuple[Job, ...]) -> float:
    """Return the mean wait of jobs that run in this order."""
    return float(simulate(order, FCFS()).average.wait)


def show(title: str, order: tuple[Job, ...]) -> None:
    names = " ".join(job.name for job in order)
    print(f"{title:8} {names}  mean wait {mean_wait(order):g}")


def main() -> None:
    orders = list(permutations(JOBS))
    show("in order", JOBS)
    show("best", min(orders, key=mean_wait))
    show("worst", max(orders, key=mean_wait))

    schedule = simulate(JOBS, SJF())
    print(f"SJF: {gantt(schedule)}, mean wait {schedule.average.wait}")


if __name__ == "__main__":
    main()
