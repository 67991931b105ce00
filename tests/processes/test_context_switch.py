"""The kernel keeps what a process has set, and counts when it gave up the CPU."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from examples.processes import read_pcb
from tests.harness.variants import run_variant

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's /proc")


@linux
def test_the_status_of_a_process_names_it_and_its_parent():
    status = read_pcb.read_status(os.getpid())

    assert status["Pid"] == str(os.getpid())
    assert status["PPid"] == str(os.getppid())


@linux
def test_the_status_shows_a_mask_as_soon_as_it_is_set():
    old = os.umask(0o027)
    try:
        assert read_pcb.read_status(os.getpid())["Umask"] == "0027"
    finally:
        os.umask(old)


@linux
def test_a_system_call_that_need_not_wait_is_no_context_switch():
    assert voluntary_switches(100_000, os.getppid) < 1000


@linux
def test_a_call_that_waits_is_a_context_switch_each_time():
    assert voluntary_switches(100, lambda: time.sleep(0.0001)) >= 100


@linux
def test_the_example_counts_no_switch_where_nothing_waits(tmp_path: Path):
    changes = {"time.sleep(0.001)": "os.getppid()", "SLEEPS = 10": "SLEEPS = 100_000"}

    run = run_variant(tmp_path, "processes/read_pcb", changes, "spawn")

    assert ": 0 voluntary switch each\n" in run.out


def voluntary_switches(calls: int, call: Callable[[], object]) -> int:
    """Count how often this thread gives up the CPU meanwhile."""
    from resource import RUSAGE_THREAD, getrusage  # not on Windows

    before = getrusage(RUSAGE_THREAD).ru_nvcsw
    for _ in range(calls):
        call()
    return getrusage(RUSAGE_THREAD).ru_nvcsw - before
