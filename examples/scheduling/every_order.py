"""Try every order of four jobs, and find that shortest first is the best of all.

Whoever goes first is waited for by all others, and whoever goes last by nobody.
So the long jobs belong at the end.  Four jobs have 24 orders, few enough to try
them all instead of believing it.
"""

from itertools import permutations

from examples.scheduling import FCFS, SJF, Job, simulate
from examples.scheduling._gantt import gantt

JOBS = [Job("P1", 0, 6), Job("P2", 0, 8), Job("P3", 0, 7), Job("P4", 0, 3)]


def mean_wait(order: tuple[Job, ...]) -> float:
    """Return the mean wait if the jobs are served in this order."""
    return float(simulate(order, FCFS()).average.wait)


def main() -> None:
    waits = {order: mean_wait(order) for order in permutations(JOBS)}
    for title, order in (
        ("best", min(waits, key=waits.__getitem__)),
        ("as they came", tuple(JOBS)),
        ("worst", max(waits, key=waits.__getitem__)),
    ):
        names = " ".join(job.name for job in order)
        print(f"{title}: {names}, mean wait {waits[order]:g}")

    shortest = simulate(JOBS, SJF())
    print(f"SJF: {gantt(shortest)}, mean wait {shortest.average.wait}")
    as_good = sum(wait == shortest.average.wait for wait in waits.values())
    print(f"orders tried: {len(waits)}, as good as SJF: {as_good}")


if __name__ == "__main__":
    main()
