"""Compare the policies on one workload: none is best in every column."""

from examples.scheduling import (
    FCFS,
    HRRN,
    MLFQ,
    SJF,
    SRTF,
    Job,
    Priority,
    RoundRobin,
    simulate,
)
from examples.scheduling.engine.policy import Policy

JOBS = [
    Job("build", 0, 40, priority=1),
    Job("tests", 2, 30, priority=2),
    Job("lint", 10, 6, priority=3),
    Job("format", 15, 4, priority=3),
    Job("editor", 0, 8, io_every=1, io_time=9, priority=0),
]
SWITCH = 0.1  # time of one context switch
POLICIES: dict[str, Policy] = {
    "FCFS": FCFS(),
    "SJF": SJF(),
    "SRTF": SRTF(),
    "HRRN": HRRN(),
    "round robin 4": RoundRobin(4),
    "priority": Priority(preemptive=True),
    "feedback 2, 4, 8": MLFQ([2, 4, 8], boost=50),
}


def main() -> None:
    print("policy            response  turnaround    wait  editor waits  switches")
    for title, policy in POLICIES.items():
        schedule = simulate(JOBS, policy, context_switch=SWITCH)
        mean, editor = schedule.average, schedule.jobs["editor"].wait
        figures = f"{mean.response:9.2f} {mean.turnaround:11.2f} {mean.wait:7.2f}"
        print(f"{title:16} {figures} {editor:13.1f} {schedule.switches:9}")


if __name__ == "__main__":
    main()
