"""Schedule by predicted bursts: one wrong prediction delays all jobs behind it."""

from examples.scheduling import FCFS, SJF, Job, Schedule, simulate
from examples.scheduling._gantt import gantt

PREDICTED = {"P1": 6, "P2": 2, "P3": 7, "P4": 3}


def by_prediction(bursts: dict[str, int]) -> Schedule:
    """Return the schedule of the real bursts in the order of the predictions."""
    order = sorted(bursts, key=PREDICTED.__getitem__)
    return simulate([Job(name, 0, bursts[name]) for name in order], FCFS())


def by_burst(bursts: dict[str, int]) -> Schedule:
    """Return the schedule under SJF that knows the real bursts."""
    return simulate([Job(name, 0, burst) for name, burst in bursts.items()], SJF())


def show(title: str, bursts: dict[str, int]) -> None:
    print(title)
    for order, schedule in (
        ("predicted", by_prediction(bursts)),
        ("real", by_burst(bursts)),
    ):
        wait = float(schedule.average.wait)
        print(f"  {order:10} {gantt(schedule):26} mean wait {wait:g}")


def main() -> None:
    show("every prediction is right", PREDICTED)
    show("P2 needs 20 instead of 2", PREDICTED | {"P2": 20})


if __name__ == "__main__":
    main()
