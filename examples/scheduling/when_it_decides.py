"""List every moment at which the scheduler is called, and whom it chose.

The scheduler isn't a process that watches the others: it is code that the CPU
enters by a system call or an interrupt, and leaves with somebody chosen.  Under
first come, first served nobody loses the CPU against its will: when the shell is
back from I/O, the choice that is made is always the one who runs already.
"""

from collections.abc import Iterator

from examples.scheduling import FCFS, Job, RoundRobin, Schedule, simulate
from examples.scheduling.engine.policy import Policy

JOBS = [Job("shell", 0, 2, io_every=1, io_time=2), Job("report", 0, 6)]
ENTRY = {  # how the CPU comes into the kernel
    "arrives": "system call of its parent",
    "blocks": "system call of its own",
    "ends": "system call of its own",
    "expired": "interrupt of the timer",
    "back": "interrupt of the device",
}


def on_cpu(schedule: Schedule, time: int) -> str | None:
    """Return who runs from a moment on."""
    return next((s.job for s in schedule.slices if s.start <= time < s.end), None)


def calls(schedule: Schedule) -> Iterator[tuple[int, str, str, str]]:
    """Yield what called the scheduler, how it did, and who ran afterwards."""
    for event in schedule.events:
        if event.cause in ENTRY:
            after = on_cpu(schedule, event.time) or "nobody"
            yield event.time, f"{event.job} {event.cause}", ENTRY[event.cause], after


def show(title: str, policy: Policy) -> None:
    print(title)
    for time, what, entry, after in calls(simulate(JOBS, policy)):
        print(f"{time:3}  {what:15} {entry:26} then runs: {after}")


def main() -> None:
    show("round robin, quantum 3", RoundRobin(quantum=3))
    show("first come, first served", FCFS())


if __name__ == "__main__":
    main()
