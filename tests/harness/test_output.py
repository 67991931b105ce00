"""Outputs are equal when they differ only in what may differ."""

import itertools

from tests.harness.output import comparable, difference, numbered

FAMILY = """\
parent pid=50
elder pid=61 ppid=50
younger pid=62 ppid=50
grandchild pid=73 ppid=61
pid=62 leaves first
"""


def test_ids_are_numbered_in_order_of_first_appearance() -> None:
    assert numbered("pid=77 ppid=9\npid=9\n") == "pid=1001 ppid=1002\npid=1002\n"


def test_other_numbers_stay() -> None:
    assert numbered("exit code 77\n") == "exit code 77\n"


def test_exact_order_sees_lines_change_places() -> None:
    assert comparable("a\nb\n", "exact") != comparable("b\na\n", "exact")


def test_any_order_is_the_same_whichever_line_came_first() -> None:
    for lines in itertools.permutations(FAMILY.splitlines()):
        another = "\n".join(lines).replace("=6", "=96") + "\n"

        assert comparable(another, "any") == comparable(FAMILY, "any")


def test_any_order_still_tells_who_is_whose_child() -> None:
    other = FAMILY.replace("pid=62 leaves", "pid=61 leaves")

    assert comparable(other, "any") != comparable(FAMILY, "any")


def test_difference_marks_what_was_recorded_and_what_was_printed() -> None:
    assert difference("a\n", "b\n")[-2:] == ["-a", "+b"]
