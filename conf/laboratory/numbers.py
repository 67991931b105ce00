"""Numbers as people type them, and exact numbers as JSON."""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

from examples.scheduling.engine.job import Time

Number: TypeAlias = int | Fraction
Figure: TypeAlias = dict[str, str]

TYPED = re.compile(r"[+-]?(\d+\.?\d*|\.\d+|\d+/\d+)", re.ASCII)
LONGEST = 20  # characters of a number
PLACES = 3  # of a decimal that is not exact


def parse_number(typed: str) -> Number:
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
    return simplify(value)


def simplify(value: Number) -> Number:
    """Return an int where a fraction is whole: the engine is faster with it."""
    return value.numerator if value.denominator == 1 else value


def format_exact(value: Any) -> str:
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
    return format_decimal(value, max(twos, fives))


def format_decimal(value: Any, places: int = PLACES) -> str:
    """Write a number with so many places, rounded half to even."""
    scaled = round(Fraction(value) * 10**places)
    sign, digits = "-" if scaled < 0 else "", str(abs(scaled)).rjust(places + 1, "0")
    whole = digits[: len(digits) - places]
    return f"{sign}{whole}.{digits[-places:]}" if places else sign + whole


def format_both(value: Any) -> Figure:
    """Return a figure both ways: {"exact": "17/3", "decimal": "5.667"}."""
    exact = format_exact(value)
    short = format_decimal(value) if "/" in exact else exact
    return {"exact": exact, "decimal": short}


def format_short(value: Time) -> str:
    """Write a number for people: at most two decimals."""
    if isinstance(value, Fraction) and value.denominator != 1:
        hundredths = (abs(value) * 100 * 2 + 1) // 2  # halves go up, as in school
        value = Decimal(hundredths if value > 0 else -hundredths) / 100
    text = f"{float(value):.2f}" if not isinstance(value, Decimal) else f"{value:.2f}"
    return text.rstrip("0").rstrip(".")


def as_json(value: Time) -> Any:
    """Return a number as JSON can hold it: a fraction as "17/3"."""
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else str(value)
    return str(value) if isinstance(value, Decimal) else value
