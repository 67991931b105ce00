"""Keep an editor quick beside jobs that compute, without being told which is which.

The editor computes for 1 at each key, then waits 9 for the next.  Under round robin
each key stands in line behind a whole slice of the others.  The feedback queue finds
out by itself: the editor uses little, so it sinks slowly, and a boost lifts it again
before it is at the bottom; the two crunchers sink, and share what the editor leaves.
"""

from fractions import Fraction

from examples.scheduling import FCFS, MLFQ, Job, RoundRobin, simulate
from examples.scheduling.engine.policy import Policy

KEYS = 20
JOBS = [
    Job("editor", 0, KEYS, io_every=1, io_time=9),
    Job("cruncher 1", 0, 200),
    Job("cruncher 2", 0, 200),
]
POLICIES: dict[str, Policy] = {
    "first come, first served": FCFS(),
    "round robin, quantum 8": RoundRobin(8),
    "feedback queue 4, 8, 16": MLFQ([4, 8, 16], boost=100),
}


def main() -> None:
    for title, policy in POLICIES.items():
        figures = simulate(JOBS, policy).jobs["editor"]
        wait = float(Fraction(figures.wait, KEYS))
        print(f"{title}: a key waits {wait:.2f} on average")


if __name__ == "__main__":
    main()
