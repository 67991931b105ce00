"""The figures of a schedule, when the scheduler is called, and what it hands out."""

import sys
from fractions import Fraction
from pathlib import Path

import pytest

from examples.scheduling import FCFS, SJF, Job, RoundRobin, Ties, simulate
from examples.scheduling.figures_by_hand import JOBS, busy, by_hand
from examples.scheduling.when_it_decides import JOBS as SHELL_AND_REPORT
from examples.scheduling.when_it_decides import calls
from tests.harness.variants import run_variant

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def test_the_figures_worked_out_by_hand_are_those_on_the_page():
    schedule = simulate(JOBS, RoundRobin(quantum=2))

    figures = {job.name: by_hand(job, schedule) for job in JOBS}

    assert figures == {
        "A": [0, 7, 2, Fraction(7, 5)],
        "B": [1, 3, 1, Fraction(3, 2)],
        "C": [0, 1, 0, 1],
    }
    assert busy(schedule) == 8


def test_a_job_that_runs_at_once_may_still_have_to_wait():
    figures = simulate(JOBS, RoundRobin(quantum=2)).jobs["A"]

    assert figures.response < figures.wait


def test_without_preemption_and_io_response_is_waiting():
    for figures in simulate(JOBS, FCFS()).jobs.values():
        assert figures.response == figures.wait


def test_a_preemptive_policy_takes_the_cpu_away_at_a_timer_interrupt():
    found = list(calls(simulate(SHELL_AND_REPORT, RoundRobin(quantum=3))))

    assert (4, "report expired", "interrupt of the timer", "shell") in found


def test_first_come_first_served_changes_jobs_only_when_one_blocks_or_ends():
    found = list(calls(simulate(SHELL_AND_REPORT, FCFS())))

    running, changed_at = None, []
    for _, what, entry, after in found:
        if running and after != running:
            changed_at.append((what, entry))
        running = after
    assert {entry for _, entry in changed_at} == {"system call of its own"}
    assert (7, "report ends", "system call of its own", "shell") in found


def test_the_policy_changes_who_waits_and_not_when_the_work_is_done():
    jobs = [Job("report", 0, 10), Job("mail", 0, 2), Job("note", 0, 1)]

    by_arrival, by_length = simulate(jobs, FCFS()), simulate(jobs, SJF())

    assert by_arrival.makespan == by_length.makespan == 13
    assert by_arrival.throughput == by_length.throughput
    assert by_arrival.utilisation == by_length.utilisation == 1
    assert round(float(by_arrival.average.wait), 2) == 7.33
    assert round(float(by_length.average.wait), 2) == 1.33


def test_the_answer_to_try_it_holds():
    jobs = [Job("A", 0, 5), Job("B", 2, 2), Job("C", 9, 1)]

    ostep = simulate(jobs, RoundRobin(2)).jobs
    arrival_first = simulate(jobs, RoundRobin(2, ties=Ties.STALLINGS)).jobs

    assert (ostep["A"].finish, ostep["A"].wait) == (7, 2)
    assert ostep["B"][1:4] == (6, 2, 4)
    assert arrival_first["B"][:3] == (2, 4, 0)


@linux
@pytest.mark.control
def test_a_process_that_is_not_stopped_gets_cpu_time_meanwhile(
    method: str, tmp_path: Path
):
    running = {
        "        os.kill(pid, signal.SIGSTOP)\n": "",
        '        wait_until(pid, "T")\n': "",
        "lock.acquire(timeout=AWAY))\n        print(": (
            "lock.acquire(timeout=AWAY))\n"
            "        deadline = time.monotonic() + PATIENCE\n"
            "        while cpu_time(pid) == before and time.monotonic() < deadline:\n"
            "            time.sleep(0.01)\n"
            "        print("
        ),
    }

    run = run_variant(tmp_path, "scheduling/off_the_cpu", running, method)

    assert "CPU time got meanwhile: 0" not in run.out


@linux
@pytest.mark.control
def test_a_clerk_without_the_lock_holds_up_nobody(method: str, tmp_path: Path):
    without = {"    with lock, path.open": "    with path.open"}

    run = run_variant(tmp_path, "scheduling/off_the_cpu", without, method)

    assert "somebody else gets the lock: True" in run.out
