"""Run a test once under each start method: a pytest fixture to copy."""

import multiprocessing
from collections.abc import Iterator
from multiprocessing.context import BaseContext

import pytest


@pytest.fixture(params=multiprocessing.get_all_start_methods())
def start_method(request: pytest.FixtureRequest) -> Iterator[BaseContext]:
    """Make each start method the default in turn, and give its context."""
    before = multiprocessing.get_start_method(allow_none=True)
    multiprocessing.set_start_method(request.param, force=True)
    try:
        yield multiprocessing.get_context(request.param)
    finally:
        multiprocessing.set_start_method(before, force=True)
