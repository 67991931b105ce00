"""The options that a policy offers: what a value must be, and where a form starts."""

from collections.abc import Sequence
from enum import Enum
from typing import Any, NamedTuple

from .job import Ties, check_not_negative, check_positive


class Kind(Enum):
    """What the value of an option is."""

    FLAG = "flag"  # True or False
    TIES = "ties"  # a rule for ties
    SLICE = "slice"  # a time, more than 0: a slice ends when it has passed
    SLICES = "slices"  # a list of such times, one for each level, top first
    COUNTS = "counts"  # a list of whole numbers, 1 or more, one for each level
    POLICIES = "policies"  # a list of policies, one for each level, top first
    PERIOD = "period"  # a time: something happens whenever it has passed; 0: never


class Option(NamedTuple):
    """One option of a policy: its name, its kind, and the value a form starts with."""

    name: str
    kind: Kind
    start: Any


def check_option(option: Option, value: Any) -> None:
    """Raise ValueError, with the option's name, for a value of another kind."""
    CHECKS[option.kind](option.name, value)


def check_flag(what: str, value: Any) -> None:
    """Raise ValueError unless the value is True or False."""
    if not isinstance(value, bool):
        raise ValueError(f"{what} is {value!r}: it must be True or False")


def check_ties(what: str, value: Any) -> None:
    """Raise ValueError unless the value is a rule for ties."""
    if not isinstance(value, Ties):
        names = ", ".join(f"Ties.{one.name}" for one in Ties)
        raise ValueError(f"{what} is {value!r}: it must be one of {names}")


def check_slices(what: str, values: Sequence[Any]) -> None:
    """Raise ValueError unless there are slices, and each is more than 0."""
    for n, value in enumerate(values):
        check_positive(f"{what}[{n}]", value)
    if not values:
        raise ValueError(f"{what} is empty: give one slice for each level, top first")


def check_counts(what: str, values: Sequence[Any] | None) -> None:
    """Raise ValueError unless each is a whole number, 1 or more; None is allowed."""
    for n, value in enumerate(values or ()):
        if type(value) is not int or value < 1:
            rule = "it must be a whole number of slices, 1 or more"
            raise ValueError(f"{what}[{n}] is {value!r}: {rule}")


def check_policies(what: str, values: Sequence[Any]) -> None:
    """Raise ValueError unless there are policies."""
    if not values:
        raise ValueError(f"{what} is empty: give one policy for each level, top first")


CHECKS = {
    Kind.FLAG: check_flag,
    Kind.TIES: check_ties,
    Kind.SLICE: check_positive,
    Kind.SLICES: check_slices,
    Kind.COUNTS: check_counts,
    Kind.POLICIES: check_policies,
    Kind.PERIOD: check_not_negative,
}
