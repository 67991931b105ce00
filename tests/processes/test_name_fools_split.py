"""Splitting at spaces is right for names of one word only."""

import pytest

from examples.processes.name_fools_split import after_last_bracket, split_at_spaces


def stat_of(name: str) -> str:
    return f"4711 ({name}) S 1 4711 4711 0 -1 4194560\n"


def test_both_ways_agree_on_a_plain_name():
    stat = stat_of("python3")

    assert split_at_spaces(stat) == after_last_bracket(stat) == "S"


@pytest.mark.parametrize(
    "name", ["clerk Z 1", "a) Z (b", "tmux: server", "Web Content"]
)
def test_a_space_in_the_name_fools_one_and_not_the_other(name: str):
    stat = stat_of(name)

    assert split_at_spaces(stat) != "S"
    assert after_last_bracket(stat) == "S"
