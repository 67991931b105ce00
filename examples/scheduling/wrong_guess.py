"""Schedule by guesses, and pay for the one that is wrong.

Four jobs have run before, and are guessed by what they did then.  P2 is the one
that has changed.  If it has become long, all others stand behind it; if it has
become short, it alone stands behind the others.  The order is chosen by the
guesses, and the time passes by the truth.
"""

from examples.scheduling import FCFS, SJF, Job, Schedule, simulate
from examples.scheduling._gantt import gantt

GUESSED = {"P1": 6, "P2": 2, "P3": 7, "P4": 3}


def by_guess(bursts: dict[str, int]) -> Schedule:
    """Serve by the guessed length; each runs for as long as it really needs."""
    order = sorted(bursts, key=GUESSED.__getitem__)
    return simulate([Job(name, 0, bursts[name]) for name in order], FCFS())


def show(title: str, bursts: dict[str, int]) -> None:
    guessed = by_guess(bursts)
    known = simulate([Job(name, 0, burst) for name, burst in bursts.items()], SJF())
    print(title)
    for how, schedule in (("guessed", guessed), ("known", known)):
        wait = float(schedule.average.wait)
        print(f"  {how:8}{gantt(schedule):30} mean wait {wait:g}")


def main() -> None:
    show("every guess is right", GUESSED)
    show("P2 needs 20", GUESSED | {"P2": 20})


if __name__ == "__main__":
    main()
