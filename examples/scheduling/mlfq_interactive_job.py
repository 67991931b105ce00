"""Compare how long an interactive job waits beside two that only compute."""

from fractions import Fraction

from examples.scheduling import FCFS, MLFQ, Job, Policy, RoundRobin, simulate

KEYS = 20  # the editor computes for 1 at each keypress, then waits 9 for the next
JOBS = [
    Job("editor", 0, KEYS, io_every=1, io_time=9),
    Job("compute1", 0, 200),
    Job("compute2", 0, 200),
]
POLICIES: dict[str, Policy] = {
    "first come, first served": FCFS(),
    "round robin, quantum 8": RoundRobin(8),
    "feedback queue 4, 8, 16": MLFQ([4, 8, 16], boost=100),
}


def main() -> None:
    for title, policy in POLICIES.items():
        editor = simulate(JOBS, policy).jobs["editor"]
        wait = float(Fraction(editor.wait, KEYS))
        print(f"{title}: mean wait of a keypress {wait:.2f}")


if __name__ == "__main__":
    main()
