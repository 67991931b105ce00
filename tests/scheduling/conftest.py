"""Hypothesis tries the same workloads on each run, and no machine is too slow."""

from hypothesis import settings

settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")
