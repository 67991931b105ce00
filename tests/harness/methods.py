"""Choose the start method of a control or whole program: by lot, always the same."""

import multiprocessing
import zlib
from collections import defaultdict
from collections.abc import Iterable

import pytest

ONCE = ("control", "whole")  # tests that one method stands for
HERE = multiprocessing.get_all_start_methods()


def spare(items: Iterable[pytest.Item]) -> set[pytest.Item]:
    """Return the runs that the same test under one method stands for by day."""
    runs: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if any(map(item.get_closest_marker, ONCE)) and of_item(item) in HERE:
            runs[without_method(item)].append(item)
    drawn = {draw(name, same) for name, same in runs.items()}
    return {item for same in runs.values() for item in same} - drawn


def draw(name: str, same: list[pytest.Item]) -> pytest.Item:
    """Return one of the runs of a test, by its name."""
    return same[zlib.crc32(name.encode()) % len(same)]


def of_item(item: pytest.Item) -> object:
    """Return the start method of a test's run, if it has one."""
    call = getattr(item, "callspec", None)
    return call.params.get("method") if call else None


def without_method(item: pytest.Item) -> str:
    """Return a test's id with its other parameters."""
    name, _, parameters = item.nodeid.partition("[")
    ids = parameters.removesuffix("]").split("-")
    ids.remove(str(of_item(item)))
    return f"{name}{ids}"
