"""What Linux does with nice, policies and CPUs, and what it counts."""

import json
import os
import re
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from examples import _catalogue
from tests.harness.run import ROOT
from tests.harness.variants import run_variant

if sys.platform != "linux":
    pytest.skip("this is about Linux", allow_module_level=True)

import resource

from examples.scheduling import count_switches, cpus_to_use, lower_own_priority

MEASURED = _catalogue.FOLDER / "scheduling" / "nice_shares.measured.json"
WEIGHTS = {0: 1024, 1: 820, 5: 335, 10: 110, 19: 15}  # kernel/sched/core.c
two_cpus = pytest.mark.skipif(
    len(os.sched_getaffinity(0)) < 2, reason="can't be seen on one CPU"
)


def sessions_are_weighed() -> bool:
    """Tell whether each session is a group of its own (autogroup)."""
    switch = Path("/proc/sys/kernel/sched_autogroup_enabled")
    if not switch.exists() or switch.read_text(encoding="utf-8").strip() != "1":
        return False
    groups = Path("/proc/self/cgroup").read_text(encoding="utf-8")
    if old := re.search(r"^\d+:(cpu(?:,cpuacct)?):(.*)$", groups, re.MULTILINE):
        return old[2] == "/" and Path("/sys/fs/cgroup/cpu/release_agent").exists()
    root = not Path("/sys/fs/cgroup/cgroup.type").exists()
    return root and groups.strip().endswith("0::/")


@pytest.mark.whole
def test_nice_workers_work_through_a_thousand_times_the_data(
    method: str, tmp_path: Path
):
    more = {"LIMITS = [1_000, 2_000, 3_000, 4_000]": "LIMITS = [10] * 4_000"}

    run = run_variant(tmp_path, "scheduling/nice_workers", more, method)

    assert run.out.count("4 primes below 10\n") == 4_000


def test_nice_workers_end_with_an_error_when_a_worker_dies(method: str, tmp_path: Path):
    dies = {"    return sum(\n": "    os._exit(1)\n    return sum(\n"}

    run_variant(
        tmp_path,
        "scheduling/nice_workers",
        dies,
        method,
        code=1,
        stderr="BrokenProcessPool",
    )


@pytest.mark.control
def test_without_the_initializer_the_workers_have_the_nice_value_of_main(
    method: str, tmp_path: Path
):
    plain = {", initializer=os.nice, initargs=(NICE,)": ""}

    run = run_variant(tmp_path, "scheduling/nice_workers", plain, method)

    assert run.out.endswith("added to the nice value of a worker: 0\n")


@pytest.mark.control
def test_a_worker_that_is_not_nice_gets_its_full_share(method: str, tmp_path: Path):
    greedy = {"    os.nice(nice)\n": ""}

    run = run_variant(tmp_path, "scheduling/nice_shares", greedy, method)

    assert run.out.splitlines() == [
        "nice 0 and 0: less than twice as much: True",
        "nice 0 and 10: more than three times as much: False",
    ]


@pytest.mark.control
def test_shares_are_equal_only_while_both_are_as_nice(method: str, tmp_path: Path):
    nicer = {"shares(0, TOTAL)": "shares(10, TOTAL)"}

    run = run_variant(tmp_path, "scheduling/nice_shares", nicer, method)

    assert run.out.startswith("nice 0 and 0: less than twice as much: False\n")


@pytest.mark.skipif(
    not sessions_are_weighed(), reason="sessions are no groups here: no autogroup"
)
@pytest.mark.control
def test_in_a_session_of_its_own_the_nice_worker_gets_half(method: str, tmp_path: Path):
    apart = {"    os.nice(nice)\n": "    os.setsid()\n    os.nice(nice)\n"}

    run = run_variant(tmp_path, "scheduling/nice_shares", apart, method)

    assert run.out.endswith("more than three times as much: False\n")


def test_the_shares_measured_are_those_of_the_weights():
    data = json.loads(MEASURED.read_text("utf-8"))

    for shared in data["runs"]:
        share = shared["plain"] / (shared["plain"] + shared["nice"])
        promised = 1024 / (1024 + WEIGHTS[shared["niceness"]])
        assert share == pytest.approx(promised, abs=0.02)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_table_of_the_page_is_what_was_measured(language: str):
    page = (ROOT / f"docs/{language}/scheduling/linux.md").read_text("utf-8")
    data = json.loads(MEASURED.read_text("utf-8"))
    rows = [
        [float(number) for number in re.findall(r"[\d.]+", line)]
        for line in page.splitlines()
        if re.match(r"\| \d", line)
    ]

    expected = [
        [
            run["niceness"],
            weight := WEIGHTS[run["niceness"]],
            round(100 * weight / (1024 + weight), 1),
            round(100 * run["nice"] / (run["plain"] + run["nice"]), 1),
        ]
        for run in data["runs"]
    ]

    assert rows == expected
    assert data["day"] in page
    assert data["python"] in page
    assert data["system"] in page


@pytest.mark.control
def test_a_process_that_polls_switches_less_than_once_a_wait(
    method: str, tmp_path: Path
):
    polls = {
        "        time.sleep(0.001)\n": "        sum(range(10_000))\n",
        '"voluntary" if voluntary > involuntary': '"often" if voluntary >= WAITS',
        'else "involuntary"': 'else "seldom"',
    }

    run = run_variant(tmp_path, "scheduling/count_switches", polls, method)

    assert run.out.startswith("a process that waits: mostly seldom\n")


@pytest.mark.control
def test_a_process_that_sleeps_gives_up_the_cpu_itself(method: str, tmp_path: Path):
    sleeps = {
        "        sum(range(10_000))\n": "        time.sleep(0.001)\n",
        "while after[1] - before[1] <": "while after[0] - before[0] <",
    }

    run = run_variant(tmp_path, "scheduling/count_switches", sleeps, method)

    assert run.out.endswith("two processes on one CPU: mostly voluntary\n")


def test_the_status_of_a_process_counts_its_main_thread_only():
    before = count_switches.switches(os.getpid())[0]
    total = resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw

    thread = Thread(target=lambda: [time.sleep(0.001) for _ in range(100)])
    thread.start()
    thread.join()

    assert resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw - total >= 100
    assert count_switches.switches(os.getpid())[0] - before < 50


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has the privilege")
@pytest.mark.control
def test_with_the_privilege_the_priority_can_be_raised(method: str, tmp_path: Path):
    privileged = {"    drop_privileges()\n": ""}

    run = run_variant(tmp_path, "scheduling/lower_own_priority", privileged, method)

    assert "nice -1: changed by -1\n" in run.out
    assert "SCHED_FIFO: now SCHED_FIFO\n" in run.out


def test_real_time_priorities_go_from_1_to_99():
    assert os.sched_get_priority_min(os.SCHED_FIFO) == 1
    assert os.sched_get_priority_max(os.SCHED_FIFO) == 99


def refuse(*_):
    raise PermissionError


def test_what_was_refused_has_changed_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "sched_setscheduler", refuse)
    monkeypatch.setattr(os, "sched_getscheduler", lambda _: os.SCHED_IDLE)

    told = lower_own_priority.set_policy(os.SCHED_FIFO, 1)

    assert told == "SCHED_FIFO: PermissionError, still SCHED_IDLE"


def test_the_policy_named_is_the_kernel_s_not_the_wish(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "sched_setscheduler", lambda *_: None)
    monkeypatch.setattr(os, "sched_getscheduler", lambda _: os.SCHED_OTHER)

    told = lower_own_priority.set_policy(os.SCHED_IDLE, 0)

    assert told == "SCHED_IDLE: now SCHED_OTHER"


@pytest.mark.parametrize("newer", [True, False])
def test_the_usable_cpus_are_counted_with_each_python(
    newer: bool, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {1, 5, 7})
    monkeypatch.delattr(os, "process_cpu_count", raising=False)
    if newer:
        monkeypatch.setattr(os, "process_cpu_count", lambda: 999, raising=False)

    assert cpus_to_use.usable_cpus() == (999 if newer else 3)


@two_cpus
@pytest.mark.control
def test_an_unbound_process_may_use_more_than_one(method: str, tmp_path: Path):
    unbound = {"    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\n": ""}

    run = run_variant(tmp_path, "scheduling/cpus_to_use", unbound, method)

    mine = len(os.sched_getaffinity(0))
    assert f"usable CPUs after binding to one: {mine}\n" in run.out
    assert f"usable CPUs in a worker: {mine}\n" in run.out


@two_cpus
def test_a_fork_server_that_was_there_before_is_not_bound(method: str, tmp_path: Path):
    early = {
        "    machine = os.cpu_count()\n": "    machine = os.cpu_count()\n"
        "    with ProcessPoolExecutor(1) as pool:\n"
        "        pool.submit(usable_cpus).result()\n",
    }

    run = run_variant(tmp_path, "scheduling/cpus_to_use", early, method)

    mine = len(os.sched_getaffinity(0)) if method == "forkserver" else 1
    assert f"usable CPUs in a worker: {mine}\n" in run.out
