"""List what calls the scheduler, and which job runs afterwards."""

from examples.scheduling import FCFS, Job, Policy, RoundRobin, Schedule, simulate

JOBS = [Job("shell", 0, 2, io_every=1, io_time=2), Job("report", 0, 6)]
ENTRY = {  # how control passes to the kernel
    "arrives": "system call of its parent",
    "blocks": "system call of its own",
    "ends": "system call of its own",
    "expired": "timer interrupt",
    "back": "device interrupt",
}


def running_job(schedule: Schedule, time: int) -> str:
    """Return the job that runs from a moment on."""
    running = (one.job for one in schedule.slices if one.start <= time < one.end)
    return next(running, None) or "(idle)"


def scheduler_calls(schedule: Schedule) -> list[tuple[int, str, str, str]]:
    """Return time, event, entry to the kernel, and the job that runs next."""
    return [
        (
            event.time,
            f"{event.job} {event.cause}",
            ENTRY[event.cause],
            running_job(schedule, event.time),
        )
        for event in schedule.events
        if event.cause in ENTRY
    ]


def show(title: str, policy: Policy) -> None:
    print(title)
    for time, event, entry, job in scheduler_calls(simulate(JOBS, policy)):
        print(f"{time:3}  {event:15} {entry:26} next: {job}")


def main() -> None:
    show("round robin, quantum 3", RoundRobin(quantum=3))
    show("first come, first served", FCFS())


if __name__ == "__main__":
    main()
