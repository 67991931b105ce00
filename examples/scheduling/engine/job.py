"""Jobs, and what can be wrong with them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, TypeAlias

Time: TypeAlias = Any  # an int, Fraction, Decimal or float
NUMBERS = (int, float, Fraction, Decimal)


class Ties(Enum):
    """Who goes first when two things happen at one instant, by book.

    OSTEP: a job whose slice expires queues ahead of one that arrives just then; a
    preempted job stays at the head of its queue and keeps the rest of its slice.
    STALLINGS: the arrival queues ahead of the expired job. The book doesn't preempt in
    the middle of a slice; preemption is as in OSTEP here.
    TEXTBOOK_CN: the arrival ahead as well, and a preempted job goes to the tail of
    its queue, where a new slice awaits it.
    """

    OSTEP = "OSTEP"
    STALLINGS = "Stallings"
    TEXTBOOK_CN = "Chinese textbooks"


@dataclass(frozen=True, slots=True)
class Job:
    """A job to be scheduled; times are in any one unit.

    ``name`` is unique in a workload. The job comes at ``arrival`` (0 or later) and
    needs the CPU for ``burst`` (more than 0) in all. After every ``io_every`` of its
    own CPU time it waits ``io_time`` for I/O, but not when it has just finished; with
    ``io_every=0`` it does no I/O. A smaller ``priority`` is more urgent.
    Times stay exact when they are int, Fraction or Decimal.

    Raises ValueError, with the job's name, for a time that can't be.
    """

    name: str
    arrival: Time
    burst: Time
    io_every: Time = 0
    io_time: Time = 0
    priority: Time = 0

    def __post_init__(self) -> None:
        if self.name is None or self.name == "":
            raise ValueError(f"a job has the name {self.name!r}: give each its own")
        whose = f"job {self.name!r}: "
        positive(whose + "burst", self.burst)
        for field in ("arrival", "io_every", "io_time"):
            not_negative(whose + field, getattr(self, field))
        number(whose + "priority", self.priority)


def number(what: str, value: Any) -> Time:
    """Return a finite number; raise ValueError otherwise."""
    right = isinstance(value, NUMBERS) and not isinstance(value, bool)
    if not (right and math.isfinite(value)):
        raise ValueError(f"{what} is {value!r}: it must be a finite number")
    return value


def positive(what: str, value: Any) -> Time:
    """Return a number above 0; raise ValueError otherwise."""
    if not number(what, value) > 0:
        raise ValueError(f"{what} is {value!r}: it must be more than 0")
    return value


def not_negative(what: str, value: Any) -> Time:
    """Return a number that is 0 or more; raise ValueError otherwise."""
    if not number(what, value) >= 0:
        raise ValueError(f"{what} is {value!r}: it must be 0 or more")
    return value


def choice(what: str, value: Any) -> Ties:
    """Return a rule for ties; raise ValueError otherwise."""
    if not isinstance(value, Ties):
        names = ", ".join(f"Ties.{one.name}" for one in Ties)
        raise ValueError(f"{what} is {value!r}: it must be one of {names}")
    return value


def check_levels(
    quanta: Sequence[Any], allotments: Sequence[Any] | None, boost: Any, ties: Any
) -> list[float]:
    """Return how many slices a job gets on each level, on the bottom one without end.

    Raises ValueError for what can't be.
    """
    not_negative("boost", boost)
    choice("ties", ties)
    for n, each in enumerate(quanta):
        positive(f"quanta[{n}]", each)
    if not quanta:
        raise ValueError("quanta is empty: give one slice for each level, top first")
    turns = [1] * len(quanta) if allotments is None else list(allotments)
    if len(turns) != len(quanta):
        raise ValueError(
            f"allotments has {len(turns)} entries, but there are {len(quanta)} levels: "
            "give one for each of the quanta"
        )
    for n, each in enumerate(turns):
        if type(each) is not int or each < 1:
            what = "it must be a whole number of slices, 1 or more"
            raise ValueError(f"allotments[{n}] is {each!r}: {what}")
    return [*turns[:-1], math.inf]
