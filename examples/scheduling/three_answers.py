"""Solve one exercise by the rules of three books, and get three answers.

In each schedule something happens twice at one instant: a slice ends just as a job
arrives, or a job arrives that goes before the one that runs.  The policy doesn't say
who is first then; each book has a rule of its own, and uses it without a word.
"""

from examples.scheduling import MLFQ, Job, RoundRobin, Ties, simulate
from examples.scheduling._gantt import gantt

STALLINGS = [Job("A", 0, 3), Job("B", 2, 6), Job("C", 4, 4), Job("D", 6, 5)]
STALLINGS.append(Job("E", 8, 2))
EXAM = [Job("P1", 0, 8), Job("P2", 1, 4), Job("P3", 5, 1)]


def main() -> None:
    print("round robin, quantum 1:")
    for ties in (Ties.OSTEP, Ties.STALLINGS):
        schedule = simulate(STALLINGS, RoundRobin(1, ties=ties))
        turnaround = float(schedule.average.turnaround)
        print(f"  {ties.value}: A done at {schedule.jobs['A'].finish}, ", end="")
        print(f"mean turnaround {turnaround:.1f}")
    print("feedback queue, slices 1, 2, 4:")
    for ties in Ties:
        schedule = simulate(EXAM, MLFQ([1, 2, 4], ties=ties))
        print(f"  {ties.value}: {gantt(schedule)}")


if __name__ == "__main__":
    main()
