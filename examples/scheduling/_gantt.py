"""A schedule on one line, as the examples print it."""

from examples.scheduling import Schedule


def gantt(schedule: Schedule) -> str:
    """Say who runs until when: ``0 A 4 B 7`` is A from 0 to 4, then B to 7."""
    parts = [f"{one.job or 'idle'} {one.end}" for one in schedule.slices]
    return " ".join(["0", *parts])
