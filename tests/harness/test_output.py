"""Outputs are equal when they differ only in what may differ."""

import random
import re

import pytest

from tests.harness.output import comparable, difference, numbered

FAMILY = """\
parent pid=50
child pid=61 ppid=50
child pid=62 ppid=50
grandchild pid=73 ppid=61
pid=62 leaves first
"""


def mixed(text: str, seed: int) -> str:
    """Return what another run might have printed: other ids, lines in another order."""
    chance = random.Random(seed)
    lines = text.splitlines(keepends=True)
    chance.shuffle(lines)
    other = {
        pid: str(chance.randrange(10**5, 10**6)) for pid in ("50", "61", "62", "73")
    }
    return re.sub(r"(?<=pid=)\d+", lambda match: other[match[0]], "".join(lines))


def test_ids_are_numbered_in_order_of_first_appearance() -> None:
    assert numbered("pid=77 ppid=9\npid=9\n") == "pid=1001 ppid=1002\npid=1002\n"


def test_other_numbers_stay() -> None:
    assert numbered("exit code 77\n") == "exit code 77\n"


def test_exact_order_sees_lines_change_places() -> None:
    assert comparable("a\nb\n", "exact") != comparable("b\na\n", "exact")


@pytest.mark.parametrize("seed", range(20))
def test_any_order_is_the_same_however_it_was_mixed(seed: int) -> None:
    another = mixed(FAMILY, seed)

    assert comparable(another, "any") == comparable(FAMILY, "any")


def test_any_order_still_tells_who_is_whose_child() -> None:
    other = FAMILY.replace("pid=62 leaves", "pid=61 leaves")

    assert comparable(other, "any") != comparable(FAMILY, "any")


def test_any_order_keeps_pairs_that_look_alike_together() -> None:
    one = "pid=1 ppid=3\npid=2 ppid=4\n"
    other = "pid=1 ppid=4\npid=2 ppid=3\n"

    assert comparable(one, "any") == comparable(other, "any")
    assert comparable(one, "any") != comparable("pid=1 ppid=3\npid=2 ppid=3\n", "any")


def test_difference_marks_what_was_recorded_and_what_was_printed() -> None:
    assert difference("a\n", "b\n")[-2:] == ["-a", "+b"]
