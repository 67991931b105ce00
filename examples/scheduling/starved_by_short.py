"""Keep a long job waiting for as long as short ones keep coming.

The long job needs 5.  It is there from the beginning, and so is a short one of 2,
and every 2 another comes.  There is always a shorter one, so the long one runs
when the stream dries up, and no rule of SJF says that it ever does.
"""

from examples.scheduling import FCFS, SJF, Job, simulate
from examples.scheduling.engine.policy import Policy

SHORT, LONG = 2, 5


def wait_of_long(count: int, policy: Policy) -> int:
    """Return how long the long job waits when so many short ones come."""
    stream = [Job(f"short{n}", n * SHORT, SHORT) for n in range(count)]
    return int(simulate([*stream, Job("long", 0, LONG)], policy).jobs["long"].wait)


def main() -> None:
    print("short jobs   wait under SJF   under FCFS")
    for count in (1, 10, 100, 1000):
        by_length, by_arrival = wait_of_long(count, SJF()), wait_of_long(count, FCFS())
        print(f"{count:10} {by_length:16} {by_arrival:12}")


if __name__ == "__main__":
    main()
