"""The jobs of a workload, and the checks of the numbers in it."""

import math
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, TypeAlias

Time: TypeAlias = Any  # an int, Fraction, Decimal or float
NUMBERS = (int, float, Fraction, Decimal)


class Ties(Enum):
    """Which job goes first when two things happen at one instant, by book.

    OSTEP: a job whose slice expires queues ahead of one that arrives just then; a
    preempted job stays at the head of its queue and keeps the rest of its slice.
    STALLINGS: the arriving job queues ahead of the expired one. The book does not
    preempt within a slice; preemption is as in OSTEP here.
    TEXTBOOK_CN: the arriving job queues ahead as well, and a preempted job goes to the
    tail of its queue and gets a new slice.
    OSTEP is the default, but in the published solutions of exams the arrival goes
    first: choose one of the other two for an exam.
    """

    OSTEP = "OSTEP"
    STALLINGS = "Stallings"
    TEXTBOOK_CN = "Chinese textbooks"


@dataclass(frozen=True, slots=True)
class Job:
    """A job to be scheduled; all its times are in one unit of your choice.

    ``name`` is unique in a workload. The job arrives at ``arrival`` (0 or later) and
    needs ``burst`` of CPU time (more than 0) in all. After every ``io_every`` of its
    own CPU time it waits ``io_time`` for I/O, except when it has just finished; with
    ``io_every=0`` it does no I/O. A smaller ``priority`` is a higher one. Times
    stay exact when they are int, Fraction or Decimal.

    Raises ValueError, with the job's name, for a value that is not allowed.
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
        check_positive(whose + "burst", self.burst)
        for field in ("arrival", "io_every", "io_time"):
            check_not_negative(whose + field, getattr(self, field))
        check_number(whose + "priority", self.priority)


def check_number(what: str, value: Any) -> None:
    """Raise ValueError unless the value is a finite number."""
    right = isinstance(value, NUMBERS) and not isinstance(value, bool)
    if not (right and math.isfinite(value)):
        raise ValueError(f"{what} is {value!r}: it must be a finite number")


def check_positive(what: str, value: Any) -> None:
    """Raise ValueError unless the value is a number above 0."""
    check_number(what, value)
    if not value > 0:
        raise ValueError(f"{what} is {value!r}: it must be more than 0")


def check_not_negative(what: str, value: Any) -> None:
    """Raise ValueError unless the value is a number that is 0 or more."""
    check_number(what, value)
    if not value >= 0:
        raise ValueError(f"{what} is {value!r}: it must be 0 or more")
