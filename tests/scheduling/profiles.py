"""How many workloads Hypothesis tries: the same on each run, more in the nightly."""

import pytest
from hypothesis import settings

settings.register_profile("project", deadline=None, derandomize=True, max_examples=60)
settings.register_profile("nightly", deadline=None, derandomize=True, max_examples=300)


def load_profile(config: pytest.Config) -> None:
    """Load the profile of this run; no machine is too slow for either."""
    settings.load_profile("nightly" if config.getoption("nightly") else "project")
