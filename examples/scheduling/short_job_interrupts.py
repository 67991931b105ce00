"""Let a short job that comes later interrupt a long one.

Shortest job first chooses once, and the choice stands: P2 comes at 1 and needs
4, but P1 has begun its 8.  Shortest remaining time first asks again at each
arrival.  P1 has 7 left when P2 comes with 4, so P1 has to stand back.
"""

from examples.scheduling import SJF, SRTF, Job, simulate
from examples.scheduling._gantt import gantt
from examples.scheduling.engine.policy import Policy

JOBS = [Job("P1", 0, 8), Job("P2", 1, 4), Job("P3", 2, 9), Job("P4", 3, 5)]


def show(title: str, policy: Policy) -> None:
    schedule = simulate(JOBS, policy)
    mean = schedule.average
    print(f"{title}: {gantt(schedule)}")
    print(f"  mean wait {float(mean.wait):g}, response {float(mean.response):g}")


def main() -> None:
    show("SJF", SJF())
    show("SRTF", SRTF())


if __name__ == "__main__":
    main()
