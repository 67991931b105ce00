"""Solve one exercise by the rules of three books, and get three answers.

In it a slice ends just as a job arrives, and a job is interrupted in the middle of
its slice.  The policy doesn't say who is first then, nor how long the slice is; each
book has a rule of its own, and uses it without a word.
"""

from examples.scheduling import MLFQ, Job, RoundRobin, Ties, simulate
from examples.scheduling._gantt import gantt

THREE = [Job("P1", 0, 5), Job("P2", 3, 3), Job("P3", 4, 1)]
STALLINGS = [Job("A", 0, 3), Job("B", 2, 6), Job("C", 4, 4), Job("D", 6, 5)]
STALLINGS.append(Job("E", 8, 2))
EXAM = [Job("P1", 0, 8), Job("P2", 1, 4), Job("P3", 5, 1)]


def main() -> None:
    print("feedback queue, slices 1, 2, two of them on top:")
    for ties in Ties:
        schedule = simulate(THREE, MLFQ([1, 2], allotments=[2, 1], ties=ties))
        print(f"  {ties.value}: {gantt(schedule)}")
    print("round robin, quantum 1:")
    for ties in (Ties.OSTEP, Ties.STALLINGS):
        schedule = simulate(STALLINGS, RoundRobin(1, ties=ties))
        turnaround = float(schedule.average.turnaround)
        print(f"  {ties.value}: A done at {schedule.jobs['A'].finish}, ", end="")
        print(f"mean turnaround {turnaround:.1f}")
    print("feedback queue, slices 1, 2, 4:")
    for ties in (Ties.OSTEP, Ties.TEXTBOOK_CN):
        schedule = simulate(EXAM, MLFQ([1, 2, 4], ties=ties))
        print(f"  {ties.value}: {gantt(schedule)}")


if __name__ == "__main__":
    main()
