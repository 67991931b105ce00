"""The metrics of a schedule, when the scheduler is called, and what it hands out."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples.scheduling import (
    FCFS,
    SJF,
    SRTF,
    Job,
    Priority,
    RoundRobin,
    Ties,
    simulate,
)
from examples.scheduling.schedule_metrics import JOBS, busy_time, metrics
from examples.scheduling.when_the_scheduler_runs import JOBS as SHELL_AND_REPORT
from examples.scheduling.when_the_scheduler_runs import scheduler_calls
from tests.harness.variants import run_variant
from tests.scheduling.workloads import workloads

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def test_the_metrics_on_the_page_are_those_of_the_engine():
    schedule = simulate(JOBS, RoundRobin(quantum=2))

    found = {job.name: metrics(job, schedule) for job in JOBS}

    assert found == {"A": (0, 7, 2, 1.4), "B": (1, 3, 1, 1.5), "C": (0, 1, 0, 1)}
    for name, figures in schedule.jobs.items():
        assert found[name] == pytest.approx([float(one) for one in figures[2:]])
    assert busy_time(schedule) == 8
    assert (float(schedule.throughput), float(schedule.utilisation)) == (0.3, 0.8)


def test_a_job_that_runs_at_once_may_still_have_to_wait():
    figures = simulate(JOBS, RoundRobin(quantum=2)).jobs["A"]

    assert (figures.response, figures.wait) == (0, 2)


@given(workloads())
def test_without_preemption_and_io_response_is_waiting(jobs):
    for policy in (FCFS(), SJF()):
        for figures in simulate(jobs, policy).jobs.values():
            assert figures.response == figures.wait


def test_round_robin_takes_the_cpu_from_report_at_4_and_shell_ends_at_5():
    calls = scheduler_calls(simulate(SHELL_AND_REPORT, RoundRobin(quantum=3)))

    assert (4, "report expired", "timer interrupt", "shell") in calls
    assert (5, "shell ends", "system call of its own", "report") in calls


def test_under_first_come_first_served_shell_is_back_at_3_and_waits_until_7():
    calls = scheduler_calls(simulate(SHELL_AND_REPORT, FCFS()))

    assert (3, "shell back", "device interrupt", "report") in calls
    assert (7, "report ends", "system call of its own", "shell") in calls


def test_without_preemption_the_job_changes_only_when_one_blocks_or_ends():
    calls = scheduler_calls(simulate(SHELL_AND_REPORT, FCFS()))

    running, changed_by = None, set()
    for _, _, entry, job in calls:
        if running and job != running:
            changed_by.add(entry)
        running = job
    assert changed_by == {"system call of its own"}


def test_the_policy_changes_who_waits_and_not_when_the_work_is_done():
    jobs = [Job("report", 0, 10), Job("mail", 0, 2), Job("note", 0, 1)]

    fcfs, sjf = simulate(jobs, FCFS()), simulate(jobs, SJF())

    assert fcfs.makespan == sjf.makespan == 13
    assert fcfs.throughput == sjf.throughput
    assert fcfs.utilisation == sjf.utilisation == 1
    assert round(float(fcfs.average.wait), 2) == 7.33
    assert round(float(sjf.average.wait), 2) == 1.33
    assert (fcfs.jobs["report"].wait, sjf.jobs["report"].wait) == (0, 3)


@given(workloads(priorities=True), st.integers(1, 6))
def test_without_io_and_switching_costs_all_policies_end_at_one_time(jobs, quantum):
    policies = [FCFS(), SJF(), SRTF(), RoundRobin(quantum), Priority(preemptive=True)]

    assert len({simulate(jobs, policy).makespan for policy in policies}) == 1


def test_the_answer_to_try_it_holds():
    jobs = [Job("A", 0, 5), Job("B", 2, 2), Job("C", 9, 1)]

    ostep = simulate(jobs, RoundRobin(2)).jobs
    arrival_first = simulate(jobs, RoundRobin(2, ties=Ties.STALLINGS)).jobs

    assert (ostep["A"].finish, ostep["A"].wait) == (7, 2)
    assert ostep["B"][:5] == (4, 6, 2, 4, 2)
    assert arrival_first["B"][:3] == (2, 4, 0)


@linux
@pytest.mark.control
def test_a_process_that_is_not_stopped_gets_cpu_time_meanwhile(
    method: str, tmp_path: Path
):
    running = {
        "        stop(child.pid)\n": "",
        'lock.acquire(timeout=TRY))\n        print("CPU': (
            "lock.acquire(timeout=TRY))\n"
            "        deadline = time.monotonic() + TIMEOUT\n"
            "        while cpu_time(child.pid) == before:\n"
            "            assert time.monotonic() < deadline\n"
            '        print("CPU'
        ),
    }

    run = run_variant(
        tmp_path, "scheduling/stopped_process_keeps_lock", running, method
    )

    assert "CPU time meanwhile:" in run.out
    assert "CPU time meanwhile: 0" not in run.out


@linux
@pytest.mark.control
def test_a_stopped_worker_without_the_lock_holds_up_no_process(
    method: str, tmp_path: Path
):
    without = {"    with lock, path.open": "    with path.open"}

    run = run_variant(
        tmp_path, "scheduling/stopped_process_keeps_lock", without, method
    )

    assert "main gets the lock: True" in run.out
