"""Hypothesis tries the same workloads on each run."""

from tests.scheduling.profiles import load_profile as pytest_configure  # noqa: F401
