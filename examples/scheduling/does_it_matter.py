"""Find out whether an exercise has one answer, before you trust yours.

Solve it by every rule for ties and compare.  Where all agree, no rule was needed;
where they don't, an answer is right only together with its rule.
"""

from examples.scheduling import Job, RoundRobin, Ties, simulate

EXERCISES = {
    "all come at 0": [Job("A", 0, 24), Job("B", 0, 3), Job("C", 0, 3)],
    "B comes at 4": [Job("A", 0, 6), Job("B", 4, 3)],
    "B comes at 5": [Job("A", 0, 6), Job("B", 5, 3)],
}
QUANTUM = 4


def answers(jobs: list[Job]) -> set[tuple[object, ...]]:
    """Return the different schedules that the rules lead to."""
    rules = [RoundRobin(QUANTUM, ties=ties) for ties in Ties]
    return {tuple(simulate(jobs, rule).slices) for rule in rules}


def main() -> None:
    for title, jobs in EXERCISES.items():
        count = len(answers(jobs))
        print(f"{title}: {'one answer' if count == 1 else f'{count} answers'}")


if __name__ == "__main__":
    main()
