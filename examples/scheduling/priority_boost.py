"""Return all jobs to the top level from time to time, so that none starves."""

from examples.scheduling import MLFQ, Job, Schedule, simulate

QUANTA = [2, 4, 8]  # time slice of each level, the highest first
LENGTH = 2  # burst of each short job, and the time between two arrivals
PERIOD = 20  # time between two boosts


def run(count: int, boost: int) -> Schedule:
    """Return the schedule of one long job and many short ones."""
    short = [Job(f"short{n}", n * LENGTH, LENGTH) for n in range(count)]
    return simulate([Job("long", 0, 14), *short], MLFQ(QUANTA, boost=boost))


def main() -> None:
    print("short jobs  long job ends at")
    print("            without boost  boost every 20")
    for count in (20, 200, 2000):
        without, boosted = (run(count, boost) for boost in (0, PERIOD))
        ends = without.jobs["long"].finish, boosted.jobs["long"].finish
        print(f"{count:<11} {ends[0]:<14} {ends[1]}")


if __name__ == "__main__":
    main()
