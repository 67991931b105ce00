"""Let jobs that mostly wait for the disk queue behind one that mostly computes.

Each of the three readers computes for 1 and then waits 9 for its disk, ten times;
the cruncher computes for 20 at a time.  First come, first served lets it: the
readers come back together, stand behind it together, and leave their disks idle.
Taking the CPU away after 2 costs the cruncher little, and the convoy is gone.
"""

from examples.scheduling import FCFS, Job, RoundRobin, Schedule, simulate
from examples.scheduling.engine.policy import Policy

TURNS, READ = 10, 9  # how often each reader computes; the time of a reading
READERS = [Job(f"reader{n}", 0, TURNS, io_every=1, io_time=READ) for n in (1, 2, 3)]
CRUNCHER = Job("cruncher", 0, 100, io_every=20, io_time=1)
POLICIES: dict[str, Policy] = {
    "first come, first served": FCFS(),
    "round robin, quantum 2": RoundRobin(quantum=2),
}


def last_reader(schedule: Schedule) -> int:
    """Return when the last reader is done."""
    return max(int(schedule.jobs[job.name].finish) for job in READERS)


def main() -> None:
    reading = (TURNS - 1) * READ  # nothing is read after the last turn
    print(f"alone, a reader needs {TURNS + reading}")
    for title, policy in POLICIES.items():
        schedule = simulate([*READERS, CRUNCHER], policy)
        done = last_reader(schedule)
        print(f"{title}:")
        print(f"  readers done at {done}, disks busy {reading / done:.0%} until then")
        print(f"  cruncher done at {schedule.jobs['cruncher'].finish}")


if __name__ == "__main__":
    main()
