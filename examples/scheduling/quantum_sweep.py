"""Sweep the quantum, and read off what a short one costs and a long one spoils.

Three reports need 100 each, and a question that needs 2 comes at 5.  Each switch
from one job to another costs 1.  A tiny quantum answers the question soon, and
spends half the CPU on switching; a huge one wastes nothing, and is first come,
first served.
"""

from examples.scheduling import FCFS, Job, RoundRobin, Schedule, simulate

SWITCH = 1  # what going from one job to another costs
JOBS = [*(Job(f"report{n}", 0, 100) for n in (1, 2, 3)), Job("question", 5, 2)]
QUANTA = (1, 2, 5, 10, 20, 50, 100, 1000)


def with_quantum(quantum: int) -> Schedule:
    """Share the CPU in slices of so much."""
    return simulate(JOBS, RoundRobin(quantum), context_switch=SWITCH)


def show(title: str, schedule: Schedule) -> None:
    response = float(schedule.average.response)
    turnaround = float(schedule.average.turnaround)
    answered = schedule.jobs["question"].turnaround
    used = float(schedule.utilisation)
    print(
        f"{title:>7} {response:9.1f} {turnaround:11.1f} {answered:9} "
        f"{schedule.switches:9} {used:5.0%}"
    )


def main() -> None:
    print("        --- mean of all ---- question           CPU")
    print("quantum  response  turnaround answered  switches used")
    for quantum in QUANTA:
        show(str(quantum), with_quantum(quantum))
    show("FCFS", simulate(JOBS, FCFS(), context_switch=SWITCH))


if __name__ == "__main__":
    main()
