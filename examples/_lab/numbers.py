"""Numbers as people type them, and exact numbers as JSON."""

import re
import unicodedata
from fractions import Fraction
from typing import Any, TypeAlias

Number: TypeAlias = int | Fraction
Figure: TypeAlias = dict[str, str]

TYPED = re.compile(r"[+-]?(\d+\.?\d*|\.\d+|\d+/\d+)", re.ASCII)
LONGEST = 20  # characters of a number
PLACES = 3  # of a decimal that is not exact


def read(typed: str) -> Number:
    """Return the exact value of "3", "0.5", ".5" or "17/3"; full width will do.

    Raises ValueError for anything else.
    """
    text = unicodedata.normalize("NFKC", typed).strip().replace("⁄", "/")
    if len(text) > LONGEST or not TYPED.fullmatch(text):
        raise ValueError(f"{typed!r} is no number")
    try:
        value = Fraction(text)
    except ZeroDivisionError:
        raise ValueError(f"{typed!r} divides by zero") from None
    return plain(value)


def plain(value: Number) -> Number:
    """Return an int where a fraction is whole: the engine is faster with it."""
    return value.numerator if value.denominator == 1 else value


def told(value: Any) -> str:
    """Write an exact number: as a decimal if it ends, otherwise as a fraction."""
    if type(value) is int:
        return str(value)
    value = Fraction(value)
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest > 1:
        return str(value)
    return decimal(value, max(twos, fives))


def decimal(value: Any, places: int = PLACES) -> str:
    """Write a number with so many places, rounded half to even."""
    scaled = round(Fraction(value) * 10**places)
    sign, digits = "-" if scaled < 0 else "", str(abs(scaled)).rjust(places + 1, "0")
    whole = digits[: len(digits) - places]
    return f"{sign}{whole}.{digits[-places:]}" if places else sign + whole


def figure(value: Any) -> Figure:
    """Return a figure both ways: {"exact": "17/3", "decimal": "5.667"}."""
    exact = told(value)
    return {"exact": exact, "decimal": decimal(value) if "/" in exact else exact}
