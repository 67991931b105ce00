"""Let a stream of new jobs keep an old one, a level below them, from running.

Each visitor is new, so it starts on top; together they fill the CPU.  The report has
dropped a level, and there is always somebody above it.  If every job goes back to
the top now and then, the report gets its share, however long the stream is.
"""

from examples.scheduling import MLFQ, Job, Schedule, simulate

LEVELS = [2, 4, 8]
BOOST = 20
VISIT = 2  # the CPU time of a visitor, and the time between two of them


def report_among(visitors: int, boost: int) -> Schedule:
    """Return the schedule of a long report and so many short visitors."""
    stream = [Job(f"v{n}", VISIT * n, VISIT) for n in range(visitors)]
    return simulate([Job("report", 0, 14), *stream], MLFQ(LEVELS, boost=boost))


def main() -> None:
    print("visitors   report done at, never boosted   boosted every 20")
    for visitors in (20, 200, 2000):
        never, often = (report_among(visitors, boost) for boost in (0, BOOST))
        done = never.jobs["report"].finish, often.jobs["report"].finish
        print(f"{visitors:8} {done[0]:31} {done[1]:18}")


if __name__ == "__main__":
    main()
