"""Compare jobs that mostly do I/O with and without a convoy behind a long CPU burst."""

from examples.scheduling import FCFS, Job, Policy, RoundRobin, Schedule, simulate

BURSTS, READ = 10, 9  # CPU bursts of length 1 of each reader; time of each read
READERS = [Job(f"reader{n}", 0, BURSTS, io_every=1, io_time=READ) for n in (1, 2, 3)]
COMPUTE = Job("compute", 0, 100, io_every=20, io_time=1)


def readers_finish(schedule: Schedule) -> int:
    """Return when the last reader ends."""
    return max(int(schedule.jobs[job.name].finish) for job in READERS)


def show(title: str, policy: Policy) -> None:
    schedule = simulate([*READERS, COMPUTE], policy)
    end, reading = readers_finish(schedule), (BURSTS - 1) * READ
    print(f"{title}:")
    print(f"  readers end at {end}, each disk busy {reading / end:.0%} of that time")
    print(f"  compute ends at {schedule.jobs['compute'].finish}")


def main() -> None:
    print(f"one reader alone ends at {BURSTS + (BURSTS - 1) * READ}")
    show("first come, first served", FCFS())
    show("round robin, quantum 2", RoundRobin(quantum=2))


if __name__ == "__main__":
    main()
