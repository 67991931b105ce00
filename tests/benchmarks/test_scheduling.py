"""The engine and SimPy do the same work before their times are compared."""

from importlib.util import find_spec

import pytest

from benchmarks import scheduling


@pytest.mark.skipif(not find_spec("simpy"), reason="SimPy comes with make bench")
@pytest.mark.parametrize("policy", scheduling.BESIDE)
def test_jobs_end_at_the_same_times_in_simpy(policy):
    *_, ours = scheduling.ours(policy, 500)
    *_, theirs = scheduling.theirs(policy, 500)

    assert ours == theirs


def test_jobs_of_another_policy_end_at_other_times():
    *_, first = scheduling.ours("FCFS", 500)
    *_, other = scheduling.ours("RoundRobin", 500)

    assert first != other


def test_growth_like_n_log_n_is_one(monkeypatch):
    monkeypatch.setattr(scheduling, "fresh", lambda _, policy, n: (1e-6 * n, 0.5, 0))

    small, large = scheduling.growth("SJF", (1000, 1_000_000), repeats=3)

    assert small["of n log n"]["median"] == 1
    assert large["of n log n"]["median"] == 0.5
