"""What Linux does with nice, policies and CPUs, and what it counts."""

import json
import os
import re
import sys
from pathlib import Path

import pytest

from examples import _catalogue
from tests.harness.run import ROOT
from tests.harness.variants import run_variant

if sys.platform != "linux":
    pytest.skip("this is about Linux", allow_module_level=True)

from examples.scheduling import cpus_to_use, only_downwards

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


@pytest.mark.control
def test_a_clerk_that_is_not_nice_gets_its_full_share(method: str, tmp_path: Path):
    greedy = {"    os.nice(niceness)\n": ""}

    run = run_variant(tmp_path, "scheduling/nice_shares", greedy, method)

    assert run.out.splitlines() == [
        "both nice 0: neither got twice as much: True",
        "nice 0 and 10: one got three times as much or more: False",
    ]


@pytest.mark.control
def test_shares_are_equal_only_while_both_are_as_nice(method: str, tmp_path: Path):
    nicer = {"shares(0, TOGETHER)": "shares(10, TOGETHER)"}

    run = run_variant(tmp_path, "scheduling/nice_shares", nicer, method)

    assert run.out.startswith("both nice 0: neither got twice as much: False\n")


@pytest.mark.skipif(
    not sessions_are_weighed(), reason="sessions are no groups here: no autogroup"
)
@pytest.mark.control
def test_in_a_session_of_its_own_the_nice_clerk_gets_half(method: str, tmp_path: Path):
    apart = {"    os.nice(niceness)\n": "    os.setsid()\n    os.nice(niceness)\n"}

    run = run_variant(tmp_path, "scheduling/nice_shares", apart, method)

    assert run.out.endswith("one got three times as much or more: False\n")


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
def test_one_who_asks_again_and_again_gives_up_nothing(method: str, tmp_path: Path):
    polls = {
        "letter := desk.recv()": "letter := any(iter(desk.poll, True)) or desk.recv()",
        "startswith(state)": 'startswith("")',
    }

    run = run_variant(tmp_path, "scheduling/switches_counted", polls, method)

    assert run.out.splitlines()[0].endswith("for nearly each letter: False")


@pytest.mark.control
def test_one_who_sleeps_gives_up_the_cpu_himself(method: str, tmp_path: Path):
    sleeps = {
        "        pass\n": "        time.sleep(0.001)\n",
        '        assert time.monotonic() < deadline, "he keeps the CPU"\n': "",
        "while after[1] - before[1] < TAKEN:": "while after[0] - before[0] < TAKEN:",
    }

    run = run_variant(tmp_path, "scheduling/switches_counted", sleeps, method)

    assert run.out.endswith("less than once in ten: False\n")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may, and needs no leave")
@pytest.mark.control
def test_with_the_privilege_it_goes_forward_too(method: str, tmp_path: Path):
    privileged = {"    become_ordinary()\n": ""}

    run = run_variant(tmp_path, "scheduling/only_downwards", privileged, method)

    assert "nice -1, changed by -1\n" in run.out
    assert "refused" not in run.out.splitlines()[2]


def refuse(*_):
    raise PermissionError


def test_what_was_refused_has_changed_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "sched_setscheduler", refuse)
    monkeypatch.setattr(os, "sched_getscheduler", lambda _: os.SCHED_IDLE)

    said = only_downwards.try_to(os.SCHED_FIFO, 1)

    assert said == "SCHED_FIFO refused, still SCHED_IDLE"


def test_the_policy_named_is_the_kernel_s_not_the_wish(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "sched_setscheduler", lambda *_: None)
    monkeypatch.setattr(os, "sched_getscheduler", lambda _: os.SCHED_OTHER)

    assert only_downwards.try_to(os.SCHED_IDLE, 0) == "SCHED_OTHER"


@pytest.mark.parametrize("newer", [True, False])
def test_the_cpus_to_use_are_counted_with_each_python(
    newer: bool, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {1, 5, 7})
    monkeypatch.delattr(os, "process_cpu_count", raising=False)
    if newer:
        monkeypatch.setattr(os, "process_cpu_count", lambda: 999, raising=False)

    assert cpus_to_use.usable() == (999 if newer else 3)


@two_cpus
@pytest.mark.control
def test_who_is_bound_to_nothing_may_use_more_than_one(method: str, tmp_path: Path):
    unbound = {"    os.sched_setaffinity(0, {min(all_of_mine)})\n": ""}

    run = run_variant(tmp_path, "scheduling/cpus_to_use", unbound, method)

    mine = len(os.sched_getaffinity(0))
    assert f"CPUs for me, now that I am bound to one: {mine}\n" in run.out
    assert f"CPUs for a child that I start: {mine}\n" in run.out


@two_cpus
def test_a_fork_server_that_was_there_before_is_not_bound(method: str, tmp_path: Path):
    early = {
        "    machine = os.cpu_count()\n": "    machine = os.cpu_count()\n"
        "    kept = Pipe()\n"
        "    first = Process(target=clerk, args=(kept[0],))\n"
        "    first.start()\n"
        "    first.join()\n",
    }

    run = run_variant(tmp_path, "scheduling/cpus_to_use", early, method)

    mine = len(os.sched_getaffinity(0)) if method == "forkserver" else 1
    assert f"CPUs for a child that I start: {mine}\n" in run.out
