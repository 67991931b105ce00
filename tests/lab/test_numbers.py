"""Numbers are read as typed and stay exact until they are shown."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conf.laboratory.numbers import (
    format_both,
    format_decimal,
    format_exact,
    format_short,
    parse_number,
    simplify,
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("3", 3),
        (" 0.5 ", Fraction(1, 2)),
        (".25", Fraction(1, 4)),
        ("17/3", Fraction(17, 3)),
        ("6/3", 2),
        ("-1", -1),
        ("１２．５", Fraction(25, 2)),
    ],
)
def test_a_number_is_read_exactly(typed, value):
    found = parse_number(typed)

    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "typed", ["", "abc", "1e9", "1/0", "1/2/3", "nan", "inf", "1 2", "9" * 21, "٣"]
)
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(ValueError, match=r"no number|divides"):
        parse_number(typed)


@given(st.fractions(-(10**6), 10**6, max_denominator=500))
def test_what_is_told_reads_back_as_the_same_number(value):
    text = format_exact(value)

    assert parse_number(text) == value
    assert type(parse_number(text)) is type(simplify(value))


@given(st.fractions(-(10**6), 10**6, max_denominator=500), st.integers(0, 5))
def test_a_decimal_is_the_nearest_one(value, places):
    error = abs(Fraction(format_decimal(value, places)) - value)

    assert error <= Fraction(1, 2 * 10**places)


def test_a_figure_has_both_ways_of_writing_it():
    assert format_both(Fraction(17, 3)) == {"exact": "17/3", "decimal": "5.667"}
    assert format_both(Fraction(51, 8)) == {"exact": "6.375", "decimal": "6.375"}
    assert format_both(-2) == {"exact": "-2", "decimal": "-2"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1, 8), "0.13"),
        (Fraction(3, 8), "0.38"),
        (Fraction(-1, 8), "-0.13"),
        (Fraction(17, 3), "5.67"),
        (Fraction(5, 2), "2.5"),
        (30, "30"),
    ],
)
def test_a_short_number_has_two_decimals_at_most_and_halves_go_up(value, text):
    assert format_short(value) == text
