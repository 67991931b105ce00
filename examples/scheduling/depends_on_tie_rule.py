"""Solve an exercise by every tie rule, to see whether the rule matters."""

from examples.scheduling import Job, RoundRobin, Ties, simulate
from examples.scheduling._gantt import gantt

QUANTUM = 4
EXERCISES = {
    "A, B and C arrive at 0": [Job("A", 0, 24), Job("B", 0, 3), Job("C", 0, 3)],
    "B arrives at 4": [Job("A", 0, 6), Job("B", 4, 3)],
    "B arrives at 5": [Job("A", 0, 6), Job("B", 5, 3)],
}


def schedules(jobs: list[Job]) -> dict[str, list[str]]:
    """Return each schedule, with the rules that lead to it."""
    found: dict[str, list[str]] = {}
    for ties in Ties:
        schedule = simulate(jobs, RoundRobin(QUANTUM, ties=ties))
        found.setdefault(gantt(schedule), []).append(ties.value)
    return found


def main() -> None:
    for title, jobs in EXERCISES.items():
        print(f"{title}:")
        for schedule, rules in schedules(jobs).items():
            print(f"  {schedule}  ({', '.join(rules)})")


if __name__ == "__main__":
    main()
