"""Raise the priority of a job while it waits, so that it can't starve."""

from examples.scheduling import Job, Priority, simulate

LENGTH = 2  # burst of each high-priority job, and the time between two arrivals


def low_priority_wait(count: int, policy: Priority) -> int:
    """Return how long one job of low priority waits among many of high priority."""
    high = [Job(f"high{n}", n * LENGTH, LENGTH, priority=1) for n in range(count)]
    low = Job("low", 0, 3, priority=5)
    return int(simulate([*high, low], policy).jobs["low"].wait)


def main() -> None:
    print("              wait of the low-priority job")
    print("high-priority without")
    print("jobs          aging     aging=10  aging=30")
    for count in (10, 100, 1000):
        policies = Priority(), Priority(aging=10), Priority(aging=30)
        waits = [low_priority_wait(count, policy) for policy in policies]
        print(f"{count:<13} {waits[0]:<9} {waits[1]:<9} {waits[2]}")


if __name__ == "__main__":
    main()
