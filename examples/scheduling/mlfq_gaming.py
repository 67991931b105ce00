"""Count a job's CPU time across its I/O, or it can stay on the top level."""

from examples.scheduling import MLFQ, Job, Schedule, simulate

QUANTA = [10, 20, 40]  # time slice of each level, the highest first
BOOST = 200  # time between two boosts
END = 400  # of the time that is measured
JOBS = [Job("honest", 0, END), Job("gamer", 0, END, io_every=9, io_time=1)]


def cpu_time(schedule: Schedule, name: str) -> int:
    """Return the CPU time that a job gets before END."""
    slices = [one for one in schedule.slices if one.job == name and one.start < END]
    return sum(int(min(one.end, END) - one.start) for one in slices)


def show(title: str, *, io_resets: bool) -> None:
    schedule = simulate(JOBS, MLFQ(QUANTA, boost=BOOST, io_resets=io_resets))
    shares = [f"{job.name} {cpu_time(schedule, job.name)}" for job in JOBS]
    print(f"{title}: {', '.join(shares)}")


def main() -> None:
    print(f"CPU time until {END}")
    show("new slice after I/O", io_resets=True)
    show("counted across I/O", io_resets=False)


if __name__ == "__main__":
    main()
