"""No example that has no fault to show raises an alarm."""

import pytest

from examples import _catalogue
from examples._catalogue import METHODS, Example
from tests.check.test_cases import check
from tests.harness.interpreters import ask

EXAMPLES = _catalogue.load()
SHOW_A_FAULT = {  # each shows just that, most by what they print under some method
    *("processes/environment_set_later", "processes/global_set_later"),
    *("processes/held_lock", "processes/inherited_handler", "processes/later_sibling"),
    *("processes/name_in_child", "processes/orphan", "processes/top_level_runs"),
    *("pools/async_error_unseen", "pools/count_copies"),
    "synchronization/event_of_threading",
    *("synchronization/flock_kept_by_child", "ipc/inherited_end_open"),
}


def is_plain(example: Example) -> bool:
    """Tell whether an example does the same, and well, under every method."""
    wants = example.settings
    return (
        wants.methods == METHODS
        and not (example.overrides or wants.exit or wants.stderr or wants.platform)
        and example.topic != "scheduling"  # starts no process
    )


PLAIN = [name for name, one in EXAMPLES.items() if is_plain(one)]


@pytest.mark.parametrize("name", sorted({*PLAIN} - SHOW_A_FAULT))
def test_an_example_raises_no_alarm(name: str, python: str, pytestconfig) -> None:
    if not pytestconfig.getoption("nightly"):
        pytest.skip("each example is checked by make nightly")
    if obstacle := EXAMPLES[name].obstacle("spawn", ask(python).here):
        pytest.skip(obstacle)

    said = check(EXAMPLES[name].source, "--python", python)

    assert said["sound"], said["causes"] or said
